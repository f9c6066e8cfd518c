-- Whether an article's newest version has been compared with its neighbours in time: 0 until its copies are marked.
ALTER TABLE article ADD COLUMN compared INTEGER NOT NULL DEFAULT 0;
CREATE INDEX article_to_compare ON article (id) WHERE NOT compared;
