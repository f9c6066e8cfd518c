-- How much of each archive file is committed; what lies beyond was left by a crash and is cut off before the next crawl writes.
CREATE TABLE archive_file (
    name TEXT PRIMARY KEY,
    bytes INTEGER NOT NULL
) STRICT;

ALTER TABLE capture ADD COLUMN run INTEGER REFERENCES run (id);
CREATE INDEX capture_run ON capture (run);
CREATE INDEX capture_digest ON capture (digest);
CREATE INDEX page_schedule ON page (newspaper, next_fetch);

-- How one newspaper fared in one crawl. The second part is counted from what was read of the run's captures, and follows the extractor.
CREATE TABLE health (
    run INTEGER NOT NULL REFERENCES run (id),
    newspaper TEXT NOT NULL REFERENCES newspaper (code),
    discovered INTEGER NOT NULL DEFAULT 0,
    fetched INTEGER NOT NULL DEFAULT 0,
    not_modified INTEGER NOT NULL DEFAULT 0,
    errors INTEGER NOT NULL DEFAULT 0,
    bytes INTEGER NOT NULL DEFAULT 0,
    seconds REAL NOT NULL DEFAULT 0,
    feeds_answered INTEGER NOT NULL DEFAULT 0,
    feeds_empty INTEGER NOT NULL DEFAULT 0,
    finished INTEGER NOT NULL DEFAULT 0 CHECK (finished IN (0, 1)),
    articles INTEGER NOT NULL DEFAULT 0,
    hidden INTEGER NOT NULL DEFAULT 0,
    empty INTEGER NOT NULL DEFAULT 0,
    undated INTEGER NOT NULL DEFAULT 0,
    misfits INTEGER NOT NULL DEFAULT 0,
    characters INTEGER NOT NULL DEFAULT 0,
    figures INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (run, newspaper)
) STRICT;
CREATE INDEX health_newspaper ON health (newspaper, run);
