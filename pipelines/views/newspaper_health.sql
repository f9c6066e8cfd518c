-- A row is a newspaper: when it was last fetched, what it gave in the seven days up to the newest run, what waits and what went wrong.
SELECT
    n.code AS newspaper,
    n.name,
    n.province,
    (SELECT max(fetched) FROM page WHERE newspaper = n.code) AS last_fetched,
    (
        SELECT v.published
        FROM article AS a JOIN article_version AS v ON v.id = a.latest_version
        WHERE a.id = (SELECT max(id) FROM article WHERE newspaper = n.code)
    ) AS newest_article,
    (SELECT count(*) FROM article WHERE newspaper = n.code) AS articles,
    (SELECT count(*) FROM page WHERE newspaper = n.code AND state = 'queued') AS queued,
    (SELECT count(*) FROM page WHERE newspaper = n.code AND state = 'failed') AS failed,
    coalesce(sum(h.articles), 0) AS articles_7_days,
    coalesce(sum(h.figures), 0) AS figures_7_days,
    coalesce(sum(h.errors), 0) AS errors_7_days,
    (
        SELECT count(*) FROM issue WHERE newspaper = n.code AND created >= (SELECT strftime('%Y-%m-%dT%H:%M:%SZ', max(started), '-7 days') FROM run)
    ) AS issues_7_days
FROM newspaper AS n
LEFT JOIN health AS h ON h.newspaper = n.code AND h.run IN (
    SELECT id FROM run WHERE started >= (SELECT strftime('%Y-%m-%dT%H:%M:%SZ', max(started), '-7 days') FROM run)
)
GROUP BY n.code
