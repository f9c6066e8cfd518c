-- A row is a figure that a newspaper changed after publication: what the newest version of the article says beside the last earlier version
-- that gave another value for the same named unit, indicator, unit of measurement, status, measure and period.
SELECT
    a.newspaper,
    a.url,
    v.title,
    f.subject_unit,
    f.subject,
    f.indicator_id,
    f.indicator,
    f.indicator_code,
    f.unit,
    f.measure,
    f.status,
    f.period_start,
    f.period_end,
    o.value AS earlier_value,
    f.value,
    w.retrieved AS earlier_retrieved,
    v.retrieved,
    o.key AS earlier_key,
    f.key
FROM figure AS f
JOIN article_version AS v ON v.id = f.version AND v.previous IS NOT NULL
JOIN article AS a ON a.id = v.article
JOIN figure AS o ON o.id = (
    SELECT e.id
    FROM article_version AS earlier
    JOIN figure AS e ON e.version = earlier.id
    WHERE earlier.article = v.article AND earlier.id <> v.id
        AND e.subject_unit IS f.subject_unit
        AND e.indicator_id = f.indicator_id
        AND e.unit IS f.unit
        AND e.measure = f.measure
        AND e.status = f.status
        AND e.period_start IS f.period_start
        AND e.period_end IS f.period_end
        AND e.value <> f.value
        AND NOT EXISTS (
            SELECT 1 FROM figure AS same WHERE same.version = e.version AND same.indicator_id = f.indicator_id AND same.value = f.value
        )
        AND NOT EXISTS (
            SELECT 1 FROM figure AS same WHERE same.version = f.version AND same.indicator_id = f.indicator_id AND same.value = e.value
        )
    ORDER BY earlier.capture DESC
    LIMIT 1
)
JOIN article_version AS w ON w.id = o.version
WHERE f.live AND f.revised
