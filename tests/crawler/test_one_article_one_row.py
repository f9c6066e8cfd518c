"""An article whose headline, and with it its address, changes stays one article."""

from tests.crawler.running import Desk
from tests.crawler.site import Asked, Site, article, feed


def any_slug(desk: Desk, site: Site) -> None:
    """Let the registry know that the slug of an address may be anything."""
    file = desk.registry / f"{site.code}.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("'/tin-so-(", "'/[^/]+-so-("), encoding="utf-8")


def test_a_known_article_under_a_new_slug_is_not_fetched_again(desk: Desk, site: Site) -> None:
    any_slug(desk, site)
    desk.crawl(site)
    site.asked.clear()
    site.pages["/tit-moi-so-1.html"] = article(1, "Xã Bình An có 25 hợp tác xã.")
    site.pages["/tin.rss"] = feed(site.url, range(1, 4)).replace(b"/tin-so-1.html", b"/tit-moi-so-1.html")
    desk.hours_pass(1)
    desk.crawl(site)
    assert site.count()["/tin.rss"] == 1
    assert site.count()["/tit-moi-so-1.html"] == 0
    assert desk.rows("SELECT article_id FROM page WHERE kind = 'article' ORDER BY 1") == ["1", "2", "3"]


def test_an_article_that_redirects_to_its_new_slug_gets_a_new_capture_not_a_new_row(desk: Desk, site: Site) -> None:
    any_slug(desk, site)
    desk.crawl(site)

    def moved(asked: Asked) -> None:
        asked.say(301, b"", Location="/tit-moi-so-1.html")

    site.pages["/tin-so-1.html"] = moved
    site.pages["/tit-moi-so-1.html"] = article(1, "Xã Bình An có 26 hợp tác xã.")
    desk.hours_pass(7)
    desk.crawl(site)
    assert desk.rows("SELECT count(*) FROM page WHERE kind = 'article'") == [3]
    captures = "SELECT count(*) FROM capture WHERE page = (SELECT id FROM page WHERE article_id = '1')"
    assert desk.rows(captures) == [2]
    assert desk.rows("SELECT state FROM page WHERE article_id = '1'") == ["fetched"]
