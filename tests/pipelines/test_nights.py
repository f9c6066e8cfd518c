"""Nights in a row: what a newspaper changes and deletes, from its site to the views."""

from __future__ import annotations

from tests.crawler.running import Desk
from tests.crawler.site import Asked, Site, article

STORY = """Chiều 12/11, UBND xã Bình An tổ chức hội nghị đánh giá phong trào thi đua phát triển kinh tế tập thể.
Theo báo cáo, đến nay toàn xã Bình An có {n} hợp tác xã đang hoạt động, tạo việc làm cho hơn 350 lao động địa phương.
Các đại biểu đã thảo luận nhiều giải pháp nhằm mở rộng thị trường, hỗ trợ vốn vay và đào tạo nghề cho bà con thời gian tới."""


def test_a_corrected_figure_is_a_revision_and_a_deleted_article_keeps_what_it_said(desk: Desk, site: Site) -> None:
    site.publish(range(1, 4), words=STORY.format(n=25))
    assert desk.run("nightly", site).returncode == 0
    assert desk.rows("SELECT count(*) FROM article_version") == [3]

    def gone(asked: Asked) -> None:
        asked.say(410, b"")

    site.pages["/tin-so-1.html"] = article(1, STORY.format(n=27))
    site.pages["/tin-so-2.html"] = gone
    desk.hours_pass(7)
    assert desk.run("nightly", site).returncode == 0
    versions = "SELECT count(*) FROM article_version AS v JOIN article AS a ON a.id = v.article WHERE a.url LIKE ?"
    assert desk.rows(versions, "%tin-so-1.html") == [2]
    changed = desk.rows("SELECT earlier_value, value FROM revisions WHERE unit = 'hợp tác xã'")
    assert changed == [(25.0, 27.0)]
    assert desk.rows("SELECT url LIKE '%tin-so-2.html', gone IS NOT NULL FROM article WHERE gone IS NOT NULL") == [(1, 1)]
    kept = (
        "SELECT count(*) > 0 FROM figure AS f JOIN article_version AS v ON v.id = f.version JOIN article AS a ON a.id = v.article"
    )
    assert desk.rows(f"{kept} WHERE a.url LIKE '%tin-so-2.html'") == [1]
