-- One seek finds the newest figure of a series: unit, indicator, status, measure, unit of measurement, rate.
DROP INDEX figure_series;
CREATE INDEX figure_series ON figure (subject_unit, indicator_id, status, measure, unit, per, as_of, published) WHERE live AND NOT copy;
CREATE INDEX figure_unit_target ON figure (subject_unit, published) WHERE live AND status = 'target';
CREATE INDEX figure_indicator_target ON figure (indicator_id, published) WHERE live AND status = 'target';
CREATE INDEX person_role_unit ON person_role (named_unit);

-- Figures of versions that replaced an earlier one: few, and the only ones that `revisions` has to look at.
ALTER TABLE figure ADD COLUMN revised INTEGER NOT NULL DEFAULT 0 CHECK (revised IN (0, 1));
UPDATE figure SET revised = 1 WHERE version IN (SELECT id FROM article_version WHERE previous IS NOT NULL);
CREATE INDEX figure_revised_unit ON figure (subject_unit) WHERE live AND revised;
CREATE INDEX figure_revised_indicator ON figure (indicator_id) WHERE live AND revised;

DROP TRIGGER article_decides_live;
CREATE TRIGGER article_decides_live AFTER UPDATE OF latest_version, copy_of ON article
BEGIN
    UPDATE figure
    SET copy = new.copy_of IS NOT NULL,
        revised = version IN (SELECT id FROM article_version WHERE article = new.id AND previous IS NOT NULL),
        live = version IS new.latest_version
            AND (SELECT verdict FROM review WHERE figure_key = figure.key ORDER BY id DESC LIMIT 1) IS NOT 'rejected'
    WHERE version IN (SELECT id FROM article_version WHERE article = new.id);
END;
