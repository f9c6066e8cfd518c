"""Which links of a page lead to articles, for newspapers whose article URLs nobody has described: no rule here knows a site.

An article's link shows a headline, and the addresses of a site's articles are built alike. So links are grouped by how their
address is built; a group is the site's articles where most of its links show headlines. Sections with names as long as headlines
("Đưa nghị quyết của Đảng vào cuộc sống") are told by the menus they stand in, and by their addresses, which have no number.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urljoin, urlsplit, urlunsplit

from lxml import html
from lxml.etree import ParserError
from lxml.html import HtmlElement

from crawler.newspaper import plain_host

_HEADLINE = (6, 28)  # words and characters that a headline seldom falls short of, and a section's name seldom reaches
_SHORT_HEADLINE = (5, 20)
_LISTS = ("ul", "ol", "nav")
_MENU = 4  # links of a menu at least
_SHARE = 0.6  # of a group's links that show a headline
_SLUG_WORDS = 5
_ID = re.compile(r"[a-z]{0,5}(?P<digits>\d{4,})|(?=[a-f]*\d)[0-9a-f]{7,40}")
_PAGE_FILE = re.compile(r"\.(?:s?html?|chn|aspx?|php|jsp|vnp|ldo|antd|vov|tpo)$", re.IGNORECASE)
_OTHER_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|pdf|docx?|xlsx?|zip|rar|mp[34]|xml|rss|js|css|ico|apk)$", re.IGNORECASE)

# Parts of addresses, and first words of links, of what is no article on Vietnamese news sites.
_NOT_ARTICLES = """
event events su-kien chu-de topic topics tag tags tu-khoa collection collections video videos clip media podcast
podcasts audio photo photos infographic infographics emagazine tac-gia author authors page trang search tim-kiem static
rss feed lien-he gioi-thieu quang-cao dang-nhap dang-ky login register user thanh-vien category categories chuyen-muc
wp-content wp-admin wp-json
"""
_HOUSEKEEPING = (
    "chinh sach bao mat",
    "chinh sach quyen rieng tu",
    "dieu khoan",
    "lien he",
    "gioi thieu",
    "quang cao",
    "bang gia quang cao",
    "dat bao",
    "quy che hoat dong",
    "tai ung dung",
)


@dataclass(slots=True)
class _Link:
    url: str
    text: str = ""  # the longest text, title or picture's description under which the page links to it
    heading: bool = False  # whether it stands in a heading below the page's own
    pictured: bool = False  # whether a picture is a link to it
    lists: set[HtmlElement | None] = field(default_factory=set)  # where it stands: outermost lists, None for outside of any


def article_links(body: bytes | str, url: str) -> list[str]:
    """The addresses of the articles that a page (a section, a front page) links to, each once, in the order of the page.

    Only those on the host of `url`, absolute, without fragment. Empty for what is no HTML.
    """
    groups: dict[tuple[str, ...], list[_Link]] = defaultdict(list)
    links = _outside_menus(_links(body, url))
    for link in links:
        groups[_shape(link.url)].append(link)
    found = {shape: group for shape, group in groups.items() if _are_articles(shape, group)}
    numbered = _are_numbered(found)
    articles = {link.url for shape, group in found.items() for link in group if shape[1] != "0" or not numbered}
    if all(number == "0" for _, number, *_ in found):
        articles |= {link.url for shape, group in groups.items() if not shape[0] for link in group if _heads_a_card(link)}
    return [link.url for link in links if link.url in articles and not _is_housekeeping(link)]


@cache
def _known_words() -> frozenset[str]:
    return frozenset(_NOT_ARTICLES.split())


def _links(body: bytes | str, url: str) -> list[_Link]:
    data = body.encode("utf-8", "replace") if isinstance(body, str) else body
    try:
        tree = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    except (ValueError, ParserError):
        return []
    base = next((b.get("href") for b in tree.iter("base") if b.get("href")), None)
    start = urljoin(url, base) if base else url
    found: dict[str, _Link] = {}
    for anchor in tree.iter("a"):
        address = _address(start, anchor.get("href"), url)
        if address:
            link = found.setdefault(address, _Link(address))
            link.text = max(link.text, _shown(anchor), key=len)
            link.heading |= next(anchor.iterancestors("h2", "h3", "h4", "h5"), None) is not None
            link.pictured |= next(anchor.iter("img"), None) is not None
            link.lists.add(next(iter([*anchor.iterancestors(*_LISTS)][-1:]), None))
    return list(found.values())


def _outside_menus(links: list[_Link]) -> list[_Link]:
    """The links without those that stand in menus only: in lists most of whose links show no headline."""
    lists: dict[HtmlElement | None, list[_Link]] = defaultdict(list)
    for link in links:
        for element in link.lists - {None}:
            lists[element].append(link)
    menus = {
        element
        for element, inside in lists.items()
        if len(inside) >= _MENU and 2 * sum(_is_headline(link, *_HEADLINE) for link in inside) < len(inside)
    }
    return [link for link in links if not link.lists <= menus]


def _are_numbered(found: dict[tuple[str, ...], list[_Link]]) -> bool:
    """Whether half of the links that look like articles' have numbers in their addresses: then those of all articles have."""
    numbered = sum(len(group) for (_, number, *_), group in found.items() if number != "0")
    return 0 < sum(map(len, found.values())) <= 2 * numbered


def _address(start: str, target: str | None, page: str) -> str | None:
    """An absolute address on the page's own host, or None."""
    if not target or len(target) > 2000:
        return None
    try:
        parts = urlsplit(urljoin(start, target.strip()))
        here = urlsplit(page)
        same = plain_host(parts.hostname or "") == plain_host(here.hostname or "") and parts.port == here.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not same or parts.path.strip("/") == "" or _OTHER_FILE.search(parts.path):
        return None
    return urlunsplit((parts.scheme, parts.netloc, parts.path, parts.query, ""))


def _shown(anchor: HtmlElement) -> str:
    """What a reader sees of a link: its text, else its title or its picture's description."""
    text = " ".join(anchor.text_content().split())
    hints = [anchor.get("title") or "", *(image.get("alt") or "" for image in anchor.iter("img"))]
    return max([text, *hints], key=len)


def _shape(url: str) -> tuple[str, ...]:
    """How an address is built: what it holds of `_NOT_ARTICLES`, the kind of its longest number, its ending, its query's names,
    and, without a number, whether one of its parts is as long as a headline."""
    parts = urlsplit(url)
    path = _PAGE_FILE.sub("", parts.path).strip("/").split("/")
    ending = _PAGE_FILE.search(parts.path)
    known = next((part for part in path if part in _known_words()), "")
    number = max((_number_kind(word) for part in path for word in part.split("-")), default=0)
    long = number == 0 and max(len(part.split("-")) for part in path) >= _SLUG_WORDS
    query = "&".join(sorted(item.partition("=")[0] for item in parts.query.split("&") if item))
    return (known, str(number), ending[0].lower() if ending else "", str(long), query)


def _number_kind(word: str) -> int:
    """0 no number, 1 a short one (a year, a topic's), 2 a month's six digits, 3 hexadecimal, 4 a long one."""
    found = _ID.fullmatch(word)
    if not found:
        return 0
    digits = found["digits"]
    return 3 if not digits else 4 if len(digits) > 6 else 2 if len(digits) == 6 else 1


def _are_articles(shape: tuple[str, ...], group: list[_Link]) -> bool:
    """Whether most links of a group show headlines; numbered addresses are seldom sections, so shorter headlines do there."""
    known, number, *_ = shape
    words, length = _HEADLINE if number == "0" else _SHORT_HEADLINE
    return not known and sum(_is_headline(link, words, length) for link in group) >= _SHARE * len(group)


def _heads_a_card(link: _Link) -> bool:
    return link.heading and (link.pictured or _is_headline(link, *_SHORT_HEADLINE))


def _is_headline(link: _Link, words: int, length: int) -> bool:
    return len(link.text) >= length and len(link.text.split()) >= words


def _is_housekeeping(link: _Link) -> bool:
    return _unmarked(link.text).startswith(_HOUSEKEEPING)


def _unmarked(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))
