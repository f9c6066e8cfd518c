-- A row is a figure that contradicts one of another article that came before it: the same named unit, indicator, unit of measurement, status,
-- measure and period, another exact value. Bounds ("trên 400") and approximations do not contradict; syndicated copies and rejected figures
-- do not count.
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
    o.value AS earlier_value,
    f.value,
    o.published AS earlier_published,
    f.published,
    o.key AS earlier_key,
    f.key
FROM figure AS f
JOIN named_unit AS n ON n.id = f.subject_unit
JOIN indicator AS i ON i.id = f.indicator_id
JOIN figure AS o ON o.id = (
    SELECT e.id
    FROM figure AS e
    WHERE e.live AND NOT e.copy
        AND e.subject_unit = f.subject_unit
        AND e.indicator_id = f.indicator_id
        AND e.status = f.status
        AND e.measure = f.measure
        AND e.unit IS f.unit
        AND e.per IS f.per
        AND e.as_of = f.as_of
        AND e.id < f.id
        AND e.version <> f.version
        AND e.period_start IS f.period_start
        AND e.period_end = f.period_end
        AND e.baseline IS f.baseline
        AND e.comparator = 'eq' AND e.value_max IS NULL
        AND e."of" IS f."of"
        AND e.value <> f.value
    ORDER BY e.published DESC, e.id DESC
    LIMIT 1
)
WHERE f.live AND NOT f.copy AND f.comparator = 'eq' AND f.value_max IS NULL AND f.period_end IS NOT NULL
