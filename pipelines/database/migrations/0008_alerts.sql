-- Up to which article version a watch has looked; what an alert shows; which services have told it (by a digest: addresses hold passwords).
ALTER TABLE watch ADD COLUMN seen_version INTEGER;
ALTER TABLE alert ADD COLUMN details TEXT NOT NULL DEFAULT '{}';
CREATE INDEX alert_figure ON alert (watch, figure_key);
CREATE TABLE delivery (
    alert INTEGER NOT NULL REFERENCES alert (id),
    service TEXT NOT NULL,
    sent TEXT NOT NULL,
    PRIMARY KEY (alert, service)
) STRICT;
