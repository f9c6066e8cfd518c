-- A row is a target of one named unit and indicator, as it was published last, beside the newest actual figure within the target's period:
-- how far (`share` of the target), by when (`due`). Where no actual is known yet, its columns are empty.
SELECT
    t.subject_unit,
    n.name AS named_unit,
    t.indicator_id,
    i.name AS indicator,
    t.indicator_code,
    t.unit,
    t.per,
    t.comparator,
    t.value AS target,
    t.period_start,
    t.period_end AS due,
    a.value AS actual,
    a.as_of AS actual_as_of,
    round(a.value / nullif(t.value, 0), 4) AS share,
    iif(t.comparator IN ('lt', 'le'), a.value <= t.value, a.value >= t.value) AS reached,
    t.published AS target_published,
    a.published AS actual_published,
    t.key AS target_key,
    a.key AS actual_key
FROM figure AS t
JOIN named_unit AS n ON n.id = t.subject_unit
JOIN indicator AS i ON i.id = t.indicator_id
LEFT JOIN figure AS a ON a.id = (
    SELECT b.id
    FROM figure AS b
    WHERE b.live AND NOT b.copy
        AND b.subject_unit = t.subject_unit
        AND b.indicator_id = t.indicator_id
        AND b.as_of >= coalesce(t.period_start, '')
        AND b.as_of <= coalesce(t.period_end, '9999')
        AND b.status = 'actual'
        AND b.measure = 'level'
        AND b.unit IS t.unit
        AND b.per IS t.per
    ORDER BY b.as_of DESC, b.published DESC, b.id DESC
    LIMIT 1
)
WHERE t.live AND NOT t.copy AND t.status = 'target' AND t.measure = 'level'
    AND t.id = (
        SELECT newest.id
        FROM figure AS newest
        WHERE newest.live AND NOT newest.copy
            AND newest.subject_unit = t.subject_unit
            AND newest.indicator_id = t.indicator_id
            AND newest.status = 'target'
            AND newest.measure = 'level'
            AND newest.unit IS t.unit
            AND newest.per IS t.per
            AND newest.as_of = t.as_of
            AND newest.period_start IS t.period_start
            AND newest.period_end IS t.period_end
        ORDER BY newest.published DESC, newest.id DESC
        LIMIT 1
    )
