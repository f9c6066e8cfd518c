"""One address for one page: canonical URLs, so that an article is fetched and stored once however it is linked to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import normpath
from urllib.parse import urlsplit, urlunsplit

from w3lib.url import safe_url_string

from crawler.newspaper import Newspaper, plain_host

MAX_LENGTH = 2000  # characters; a longer address is no article's

# parameters that say where a reader came from or how the page is shown, never which page it is
_PASSING = re.compile(
    r"utm_\w*|(?:fb|g|dc|yc|msc?lk|zan|tt|wbra|gbra)?cl?id|fb_\w+|_g[al]|mc_[ce]id|igshid|zarsrc|zalo\w*|ref|ref_src|referrer|"
    r"share\w*|amp|outputtype|print|print_?view|gidzl|fromzalo|_openstat|spm"
)
_IDENTIFYING = frozenset({"cid", "id"})  # look like trackers' names, but old systems put the page's number there
_AMP = (re.compile(r"^/amp(?=/.)"), re.compile(r"(?<=.)/amp(?=/?$)"), re.compile(r"[.-]amp(?=\.html?$|/?$)"))
_PRINT = (re.compile(r"^/(?:print|in|in-bai|ban-in)(?=/)"), re.compile(r"(?<=.)/(?:print|in|in-bai|ban-in)(?=/?$)"))
_DEFAULT_PORTS = {"http": 80, "https": 443}


def canonical(url: str, newspaper: Newspaper) -> str:
    """The one form of an absolute URL of `newspaper`: its own scheme and host, no fragment, no tracking, AMP or print variant.

    Stable: the canonical form of a canonical form is itself. ValueError for what is no http(s) URL.
    """
    if len(url) > MAX_LENGTH:
        raise ValueError(f"an address of {len(url)} characters")
    parts = urlsplit(safe_url_string(url.strip()))
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname:
        raise ValueError(f"{url!r} is no http or https address")
    scheme, site = _site(parts.scheme, parts.hostname.lower(), parts.port, newspaper)
    path = newspaper.plain_path(_tidy(parts.path))
    for form in _plainer(path):
        if newspaper.article is not None and newspaper.article.fullmatch(form):
            return urlunsplit((scheme, site, form, "", ""))
    if newspaper.article is None:
        path = _without(_AMP, path)
    return urlunsplit((scheme, site, path, _query(parts.query), ""))


def _site(scheme: str, host: str, port: int | None, newspaper: Newspaper) -> tuple[str, str]:
    """Scheme and host: the newspaper's own where they are just another name for its site."""
    base = urlsplit(newspaper.base_url)
    default = port is None or port == _DEFAULT_PORTS[scheme]
    if default and not newspaper.fixture and plain_host(host) == plain_host(base.netloc):
        return base.scheme, base.netloc
    if default and not newspaper.fixture and newspaper.owns(f"{scheme}://{host}/"):
        return base.scheme, plain_host(host)
    return scheme, host if default else f"{host}:{port}"


def _plainer(path: str) -> Iterator[str]:
    """The forms under which the plain article of an AMP or print page may be known, the plainest first."""
    plain = _without(_AMP, path)
    for form in dict.fromkeys((_without(_PRINT, plain), plain, path)):
        yield form
        yield form.rstrip("/") if form.endswith("/") else form + "/"


def _without(patterns: tuple[re.Pattern[str], ...], path: str) -> str:
    """`path` without anything that the patterns match, however often it is there."""
    before = None
    while before != path:
        before = path
        for pattern in patterns:
            path = _tidy(pattern.sub("", path))
    return path


def _tidy(path: str) -> str:
    """A path without empty, `.` and `..` steps."""
    tidy = normpath("/" + path.lstrip("/"))
    return tidy + "/" if path.endswith(("/", "/.", "/..")) and tidy != "/" else tidy


def _query(query: str) -> str:
    """A query without passing parameters and without empty ones, in its own order."""
    kept = []
    for item in query.split("&"):
        name = item.partition("=")[0].lower()
        if item and (name in _IDENTIFYING or not _PASSING.fullmatch(name)):
            kept.append(item)
    return "&".join(kept)
