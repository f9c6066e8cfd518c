-- What tells an article from its newspaper's others in its address, whatever the slug: a changed headline gives it another slug,
-- and makes it no other article.
ALTER TABLE page ADD COLUMN article_id TEXT;
CREATE UNIQUE INDEX page_article ON page (newspaper, article_id);
