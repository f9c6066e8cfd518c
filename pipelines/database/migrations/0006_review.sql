-- What the extractor had read, as a JSON object of columns, where a reviewer's correction stands in its place.
ALTER TABLE figure ADD COLUMN extracted TEXT;
