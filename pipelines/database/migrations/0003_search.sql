-- Full-text search. The indexes hold words as `pipelines/search.py` spells them, and no text: rows are found here, and shown from their tables.
-- Who writes to `article_version`, `figure`, `named_unit` or `indicator` needs that module's SQL functions; without them a write fails whole.
CREATE VIRTUAL TABLE article_search USING fts5 (folded, toned, content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE figure_search USING fts5 (folded, toned, content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE unit_search USING fts5 (folded, toned, content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE indicator_search USING fts5 (folded, toned, content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 0');

CREATE TRIGGER article_version_into_search AFTER INSERT ON article_version
BEGIN
    INSERT INTO article_search (rowid, folded, toned)
    VALUES (new.id, folded_words(new.title, new.text), toned_words(new.title, new.text));
END;

CREATE TRIGGER article_version_changes_search AFTER UPDATE OF title, text ON article_version
WHEN old.title IS NOT new.title OR old.text <> new.text
BEGIN
    SELECT raise(ABORT, 'figures stand in this text: delete them before it changes')
    WHERE old.text <> new.text AND EXISTS (SELECT 1 FROM figure WHERE version = old.id);
    INSERT INTO article_search (article_search, rowid, folded, toned)
    VALUES ('delete', old.id, folded_words(old.title, old.text), toned_words(old.title, old.text));
    INSERT INTO article_search (rowid, folded, toned)
    VALUES (new.id, folded_words(new.title, new.text), toned_words(new.title, new.text));
END;

-- before and not after, and the figures by hand: their sentences must still be there when they leave the index
CREATE TRIGGER article_version_out_of_search BEFORE DELETE ON article_version
BEGIN
    DELETE FROM figure WHERE version = old.id;
    INSERT INTO article_search (article_search, rowid, folded, toned)
    VALUES ('delete', old.id, folded_words(old.title, old.text), toned_words(old.title, old.text));
END;

-- what is searched of a figure: whose, what, in what, said by whom, and its sentence (the first 2,000 characters)
CREATE VIEW figure_words AS
SELECT
    f.id,
    folded_words(f.subject, f.indicator, f.unit, f.attribution, s.sentence) AS folded,
    toned_words(f.subject, f.indicator, f.unit, f.attribution, s.sentence) AS toned
FROM figure AS f
JOIN (
    SELECT g.id, substr(v.text, g.sentence_start + 1, min(g.sentence_end - g.sentence_start, 2000)) AS sentence
    FROM figure AS g JOIN article_version AS v ON v.id = g.version
) AS s ON s.id = f.id;

CREATE TRIGGER figure_into_search AFTER INSERT ON figure
BEGIN
    INSERT INTO figure_search (rowid, folded, toned) SELECT id, folded, toned FROM figure_words WHERE id = new.id;
END;

CREATE TRIGGER figure_leaves_search BEFORE UPDATE OF subject, indicator, unit, attribution, sentence_start, sentence_end, version ON figure
BEGIN
    INSERT INTO figure_search (figure_search, rowid, folded, toned) SELECT 'delete', id, folded, toned FROM figure_words WHERE id = old.id;
END;

CREATE TRIGGER figure_returns_to_search AFTER UPDATE OF subject, indicator, unit, attribution, sentence_start, sentence_end, version ON figure
BEGIN
    INSERT INTO figure_search (rowid, folded, toned) SELECT id, folded, toned FROM figure_words WHERE id = new.id;
END;

CREATE TRIGGER figure_out_of_search BEFORE DELETE ON figure
BEGIN
    INSERT INTO figure_search (figure_search, rowid, folded, toned) SELECT 'delete', id, folded, toned FROM figure_words WHERE id = old.id;
END;

CREATE TRIGGER named_unit_into_search AFTER INSERT ON named_unit
BEGIN
    INSERT INTO unit_search (rowid, folded, toned) VALUES (new.id, folded_words(new.name), toned_words(new.name));
END;

CREATE TRIGGER named_unit_changes_search AFTER UPDATE OF name ON named_unit
BEGIN
    INSERT INTO unit_search (unit_search, rowid, folded, toned) VALUES ('delete', old.id, folded_words(old.name), toned_words(old.name));
    INSERT INTO unit_search (rowid, folded, toned) VALUES (new.id, folded_words(new.name), toned_words(new.name));
END;

CREATE TRIGGER named_unit_out_of_search AFTER DELETE ON named_unit
BEGIN
    INSERT INTO unit_search (unit_search, rowid, folded, toned) VALUES ('delete', old.id, folded_words(old.name), toned_words(old.name));
END;

CREATE TRIGGER indicator_into_search AFTER INSERT ON indicator
BEGIN
    INSERT INTO indicator_search (rowid, folded, toned) VALUES (new.id, folded_words(new.name), toned_words(new.name));
END;

CREATE TRIGGER indicator_changes_search AFTER UPDATE OF name ON indicator
BEGIN
    INSERT INTO indicator_search (indicator_search, rowid, folded, toned)
    VALUES ('delete', old.id, folded_words(old.name), toned_words(old.name));
    INSERT INTO indicator_search (rowid, folded, toned) VALUES (new.id, folded_words(new.name), toned_words(new.name));
END;

CREATE TRIGGER indicator_out_of_search AFTER DELETE ON indicator
BEGIN
    INSERT INTO indicator_search (indicator_search, rowid, folded, toned)
    VALUES ('delete', old.id, folded_words(old.name), toned_words(old.name));
END;

-- what was there before this migration
INSERT INTO article_search (rowid, folded, toned) SELECT id, folded_words(title, text), toned_words(title, text) FROM article_version;
INSERT INTO figure_search (rowid, folded, toned) SELECT id, folded, toned FROM figure_words;
INSERT INTO unit_search (rowid, folded, toned) SELECT id, folded_words(name), toned_words(name) FROM named_unit;
INSERT INTO indicator_search (rowid, folded, toned) SELECT id, folded_words(name), toned_words(name) FROM indicator;
