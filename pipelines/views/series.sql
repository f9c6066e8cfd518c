-- A row is a point in time of one named unit and indicator (in one unit of measurement, measure and status): the value for one period, as the
-- figure that was published last gives it. Syndicated copies and rejected figures do not count.
SELECT
    f.subject_unit,
    n.name AS named_unit,
    f.indicator_id,
    i.name AS indicator,
    f.indicator_code,
    f.unit,
    f.measure,
    f.status,
    f.per,
    f.period_start,
    f.period_end,
    f.as_of,
    f.comparator,
    f.value,
    f.value_max,
    f."of",
    f.published,
    f.key
FROM figure AS f
JOIN named_unit AS n ON n.id = f.subject_unit
JOIN indicator AS i ON i.id = f.indicator_id
WHERE f.live AND NOT f.copy
    AND f.id = (
        SELECT newest.id
        FROM figure AS newest
        WHERE newest.live AND NOT newest.copy
            AND newest.subject_unit = f.subject_unit
            AND newest.indicator_id = f.indicator_id
            AND newest.status = f.status
            AND newest.measure = f.measure
            AND newest.unit IS f.unit
            AND newest.per IS f.per
            AND newest.as_of = f.as_of
            AND newest.period_start IS f.period_start
            AND newest.period_end IS f.period_end
        ORDER BY newest.published DESC, newest.id DESC
        LIMIT 1
    )
