-- A newspaper as the registry knows it; filled from crawler/newspapers/*.toml.
CREATE TABLE newspaper (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    province TEXT,
    domain TEXT NOT NULL,
    fixture INTEGER NOT NULL DEFAULT 0
) STRICT;

-- One execution of a command that changes the database.
CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    command TEXT NOT NULL,
    started TEXT NOT NULL,
    finished TEXT,
    outcome TEXT CHECK (outcome IN ('ok', 'issues', 'failed')),
    version TEXT NOT NULL,
    counts TEXT NOT NULL DEFAULT '{}'
) STRICT;

-- The frontier: every URL that was ever seen, and where its latest capture lies in the archive.
CREATE TABLE page (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    newspaper TEXT NOT NULL REFERENCES newspaper (code),
    kind TEXT NOT NULL CHECK (kind IN ('article', 'feed', 'sitemap', 'section', 'robots')),
    state TEXT NOT NULL CHECK (state IN ('queued', 'fetched', 'failed', 'gone', 'refused')),
    discovered TEXT NOT NULL,
    published_hint TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_fetch TEXT,
    fetched TEXT,
    http_status INTEGER,
    etag TEXT,
    last_modified TEXT,
    digest TEXT,
    warc_file TEXT,
    warc_offset INTEGER,
    error TEXT
) STRICT;
CREATE INDEX page_frontier ON page (newspaper, state, next_fetch);

-- Every distinct content that a page answered with, and where it lies in the archive; `page` points at the newest.
CREATE TABLE capture (
    id INTEGER PRIMARY KEY,
    page INTEGER NOT NULL REFERENCES page (id),
    fetched TEXT NOT NULL,
    http_status INTEGER NOT NULL,
    digest TEXT NOT NULL,
    warc_file TEXT NOT NULL,
    warc_offset INTEGER NOT NULL,
    UNIQUE (warc_file, warc_offset)
) STRICT;
CREATE INDEX capture_page ON capture (page);

CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    page INTEGER NOT NULL UNIQUE REFERENCES page (id),
    newspaper TEXT NOT NULL REFERENCES newspaper (code),
    url TEXT NOT NULL,
    latest_version INTEGER REFERENCES article_version (id) DEFERRABLE INITIALLY DEFERRED,
    copy_of INTEGER REFERENCES article (id),
    gone TEXT
) STRICT;
CREATE INDEX article_newspaper ON article (newspaper);
CREATE INDEX article_latest ON article (latest_version);
CREATE INDEX article_copy_of ON article (copy_of) WHERE copy_of IS NOT NULL;

-- What an article said at one time; a changed article gets a new row and keeps the old ones.
CREATE TABLE article_version (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (id),
    retrieved TEXT NOT NULL,
    digest TEXT NOT NULL,
    capture INTEGER NOT NULL UNIQUE REFERENCES capture (id),
    previous INTEGER REFERENCES article_version (id),
    state TEXT NOT NULL,
    language TEXT NOT NULL,
    title TEXT,
    lead TEXT,
    text TEXT NOT NULL,
    blocks TEXT NOT NULL DEFAULT '[]',
    authors TEXT NOT NULL DEFAULT '[]',
    published TEXT,
    published_at TEXT,
    modified_at TEXT,
    section TEXT,
    tags TEXT NOT NULL DEFAULT '[]',
    source TEXT,
    source_url TEXT,
    canonical_url TEXT,
    extractor TEXT NOT NULL
) STRICT;
CREATE INDEX article_version_article ON article_version (article);
CREATE INDEX article_version_published ON article_version (published);
CREATE INDEX article_version_previous ON article_version (previous) WHERE previous IS NOT NULL;

-- What every capture became under which extractor: a version of its own, or the version whose text it repeats, or no article at all.
CREATE TABLE extraction (
    capture INTEGER PRIMARY KEY REFERENCES capture (id),
    extractor TEXT NOT NULL,
    version INTEGER REFERENCES article_version (id)
) STRICT;
CREATE INDEX extraction_extractor ON extraction (extractor);

-- An organisation or administrative unit, one row however many articles name it.
CREATE TABLE named_unit (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    code TEXT,
    parent INTEGER REFERENCES named_unit (id)
) STRICT;
CREATE INDEX named_unit_parent ON named_unit (parent);
CREATE INDEX named_unit_code ON named_unit (code);
CREATE INDEX named_unit_name ON named_unit (name);

CREATE TABLE named_unit_alias (
    named_unit INTEGER NOT NULL REFERENCES named_unit (id),
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (named_unit, key)
) STRICT;
CREATE INDEX named_unit_alias_key ON named_unit_alias (key);

CREATE TABLE named_unit_mention (
    version INTEGER NOT NULL REFERENCES article_version (id) ON DELETE CASCADE,
    named_unit INTEGER NOT NULL REFERENCES named_unit (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (version, named_unit, start)
) STRICT;
CREATE INDEX named_unit_mention_unit ON named_unit_mention (named_unit);

CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    birth_year INTEGER
) STRICT;

-- A role that an article gives a person; roles over time are these rows by the version's date.
CREATE TABLE person_role (
    version INTEGER NOT NULL REFERENCES article_version (id) ON DELETE CASCADE,
    person INTEGER NOT NULL REFERENCES person (id),
    role TEXT,
    named_unit INTEGER REFERENCES named_unit (id),
    start INTEGER,
    "end" INTEGER,
    PRIMARY KEY (version, person)
) STRICT;
CREATE INDEX person_role_person ON person_role (person);

-- What is measured, one row however many articles measure it: an indicator of the catalogue, or the words of an article.
CREATE TABLE indicator (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    code TEXT,
    name TEXT NOT NULL
) STRICT;

-- A reported figure. `key` names the place in the article by the words around it, and so outlives re-extraction and later versions.
-- `live`: stands in its article's newest version, and no reviewer rejected it. `copy`: the article is a copy of another newspaper's.
-- `as_of`: the day it speaks of: the end of its period, else the article's day, else the day of retrieval.
CREATE TABLE figure (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    version INTEGER NOT NULL REFERENCES article_version (id) ON DELETE CASCADE,
    live INTEGER NOT NULL DEFAULT 0 CHECK (live IN (0, 1)),
    copy INTEGER NOT NULL DEFAULT 0 CHECK (copy IN (0, 1)),
    as_of TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    text TEXT NOT NULL,
    value REAL NOT NULL,
    value_max REAL,
    "of" REAL,
    unit TEXT,
    comparator TEXT NOT NULL CHECK (comparator IN ('eq', 'gt', 'ge', 'lt', 'le', 'approx')),
    indicator TEXT,
    indicator_code TEXT,
    indicator_id INTEGER REFERENCES indicator (id),
    subject TEXT,
    subject_code TEXT,
    subject_unit INTEGER REFERENCES named_unit (id),
    period_start TEXT,
    period_end TEXT,
    per TEXT CHECK (per IN ('year', 'quarter', 'month', 'week', 'day')),
    status TEXT NOT NULL CHECK (status IN ('actual', 'target', 'estimate')),
    measure TEXT NOT NULL CHECK (measure IN ('level', 'change', 'over_target')),
    baseline TEXT,
    attribution TEXT,
    part_of INTEGER REFERENCES figure (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    rule TEXT NOT NULL,
    published TEXT,
    UNIQUE (key, version)
) STRICT;
CREATE INDEX figure_version ON figure (version);
CREATE INDEX figure_part_of ON figure (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX figure_series ON figure (subject_unit, indicator_id, as_of) WHERE live;
CREATE INDEX figure_unit ON figure (subject_unit, published) WHERE live;
CREATE INDEX figure_indicator ON figure (indicator_id, published) WHERE live;
CREATE INDEX figure_published ON figure (published) WHERE live;
CREATE INDEX figure_due ON figure (period_end) WHERE live AND status = 'target';

-- Something that went wrong in a run; nothing is dropped without a row here.
CREATE TABLE issue (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES run (id),
    newspaper TEXT REFERENCES newspaper (code),
    url TEXT,
    kind TEXT NOT NULL,
    message TEXT NOT NULL,
    created TEXT NOT NULL
) STRICT;
CREATE INDEX issue_run ON issue (run);
CREATE INDEX issue_newspaper ON issue (newspaper, created);

-- Standing questions, what they found, and what people said of figures (by the figure's stable key).
CREATE TABLE watch (
    name TEXT PRIMARY KEY,
    definition TEXT NOT NULL,
    created TEXT NOT NULL
) STRICT;

CREATE TABLE alert (
    id INTEGER PRIMARY KEY,
    watch TEXT NOT NULL REFERENCES watch (name),
    key TEXT NOT NULL,
    figure_key TEXT,
    message TEXT NOT NULL,
    created TEXT NOT NULL,
    sent TEXT,
    UNIQUE (watch, key)
) STRICT;

CREATE TABLE review (
    id INTEGER PRIMARY KEY,
    figure_key TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'corrected', 'rejected')),
    correction TEXT,
    reviewer TEXT NOT NULL,
    created TEXT NOT NULL,
    note TEXT
) STRICT;
CREATE INDEX review_figure ON review (figure_key);

-- `live` and `copy` are decided here and nowhere else: whoever sets an article's newest version, marks a copy or reviews a figure causes it.
CREATE TRIGGER article_decides_live AFTER UPDATE OF latest_version, copy_of ON article
BEGIN
    UPDATE figure
    SET copy = new.copy_of IS NOT NULL,
        live = version IS new.latest_version
            AND (SELECT verdict FROM review WHERE figure_key = figure.key ORDER BY id DESC LIMIT 1) IS NOT 'rejected'
    WHERE version IN (SELECT id FROM article_version WHERE article = new.id);
END;

CREATE TRIGGER review_decides_live AFTER INSERT ON review
BEGIN
    UPDATE figure
    SET live = new.verdict <> 'rejected' AND EXISTS (SELECT 1 FROM article WHERE latest_version = figure.version)
    WHERE key = new.figure_key;
END;
