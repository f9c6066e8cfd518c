-- A row is the newest figure of one named unit and indicator, in one unit of measurement, measure and status. Newest is what speaks of the
-- latest day (`as_of`), then what was published last. Syndicated copies and rejected figures do not count.
SELECT
    f.subject_unit,
    n.name AS named_unit,
    f.indicator_id,
    i.name AS indicator,
    f.indicator_code,
    f.comparator,
    f.value,
    f.value_max,
    f."of",
    f.unit,
    f.measure,
    f.status,
    f.per,
    f.period_start,
    f.period_end,
    f.as_of,
    f.published,
    f.key
FROM figure AS f
JOIN named_unit AS n ON n.id = f.subject_unit
JOIN indicator AS i ON i.id = f.indicator_id
WHERE f.live AND NOT f.copy
    AND NOT EXISTS (
        SELECT 1
        FROM figure AS newer
        WHERE newer.live AND NOT newer.copy
            AND newer.subject_unit = f.subject_unit
            AND newer.indicator_id = f.indicator_id
            AND newer.as_of >= f.as_of
            AND newer.unit IS f.unit
            AND newer.measure = f.measure
            AND newer.status = f.status
            AND newer.per IS f.per
            AND (newer.as_of, coalesce(newer.published, ''), newer.id) > (f.as_of, coalesce(f.published, ''), f.id)
    )
