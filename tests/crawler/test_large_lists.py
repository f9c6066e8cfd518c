from __future__ import annotations

from collections.abc import Callable

from tests.crawler.running import Desk
from tests.crawler.site import Asked, Site


def test_while_a_large_sitemap_is_read_other_newspapers_are_crawled(desk: Desk, open_site: Callable[..., Site]) -> None:
    large, other = open_site("large", lists='sitemaps = ["/sitemap.xml"]'), open_site("other")
    other.publish(range(1, 601))
    other.pause = 0.001
    others = {}  # pages of the other site that were asked for by then

    def sitemap(asked: Asked) -> None:
        urls = "".join(f"<url><loc>{large.url}/tin-so-{number}.html</loc></url>" for number in range(50_000))
        asked.say(200, f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'.encode())
        others["sitemap sent"] = len(other.asked)

    def article(asked: Asked) -> None:
        others.setdefault("first article asked for", len(other.asked))
        asked.say(429, b"", Retry_After="7200")

    large.pages["/sitemap.xml"] = sitemap
    large.pages |= {f"/tin-so-{number}.html": article for number in range(50_000)}
    crawl = desk.crawl(large, other, arguments=["--pages", "700"])
    assert desk.rows("SELECT discovered FROM health WHERE newspaper = 'large'") == [50_000], crawl.stderr[-3000:]
    assert others["first article asked for"] - others["sitemap sent"] > 60, others
