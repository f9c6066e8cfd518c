-- What is spoken of since a day is counted in this index alone.
DROP INDEX figure_published;
CREATE INDEX figure_published ON figure (published, subject_unit, indicator_id) WHERE live;
