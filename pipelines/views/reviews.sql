-- A row is a figure that a person judged, by the newest judgement: confirmed, corrected (the columns that were wrong) or rejected.
SELECT
    r.figure_key,
    r.verdict,
    r.correction,
    r.reviewer,
    r.created,
    r.note,
    a.newspaper,
    f.rule,
    f.confidence,
    a.url,
    v.title,
    f.quote,
    substr(v.text, f.sentence_start + 1, f.sentence_end - f.sentence_start) AS sentence
FROM review AS r
LEFT JOIN figure AS f ON f.id = (SELECT id FROM figure WHERE key = r.figure_key ORDER BY version DESC LIMIT 1)
LEFT JOIN article_version AS v ON v.id = f.version
LEFT JOIN article AS a ON a.id = v.article
WHERE r.id = (SELECT max(id) FROM review WHERE figure_key = r.figure_key)
