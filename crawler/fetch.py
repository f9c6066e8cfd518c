"""One page that a person asks for, outside of any crawl: robots.txt obeyed, size and time bounded."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import urllib3
from protego import Protego
from urllib3.exceptions import HTTPError, LocationParseError

MAX_BYTES = 20_000_000
MAX_SECONDS = 60.0
_TIMEOUT = urllib3.Timeout(connect=15, read=20)
_REDIRECTS = urllib3.Retry(total=5, redirect=5, connect=1, read=0, status=0)
_ROBOTS_BYTES = 512_000


class FetchError(Exception):
    """A page that was not fetched; the message names it and says why."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: the address after redirects, the HTTP status, headers in lower case, the body decoded of its encodings."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes


def fetch(url: str, *, user_agent: str, verify_tls: bool = True) -> Fetched:
    """The answer of `url`, whatever its status. Raises FetchError where the net or the answer's size fails."""
    return _get(_pool(user_agent, verify_tls), url, MAX_BYTES)


def fetch_allowed(url: str, *, user_agent: str, verify_tls: bool = True) -> Fetched:
    """The page at `url`, answered with 200. Raises FetchError where robots.txt forbids it and for any other status, too."""
    pool = _pool(user_agent, verify_tls)
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise FetchError(f"{url}: is not an address: {error}") from error
    robots = _get(pool, f"{parts.scheme}://{parts.netloc}/robots.txt", _ROBOTS_BYTES)
    if robots.status in (401, 403) or robots.status >= 500:
        raise FetchError(f"{url}: not fetched: robots.txt answers with {robots.status}, which is taken as no")
    if robots.status == 200:
        rules = Protego.parse(robots.body.decode("utf-8", "replace"))
        if not rules.can_fetch(url, user_agent):
            raise FetchError(f"{url}: not fetched: the site's robots.txt forbids it")
    page = _get(pool, url, MAX_BYTES)
    if page.status != 200:
        raise FetchError(f"{url}: the site answers with {page.status}")
    return page


def _pool(user_agent: str, verify_tls: bool) -> urllib3.PoolManager:
    headers = {"User-Agent": user_agent, "Accept-Encoding": "gzip, deflate", "Accept-Language": "vi"}
    return urllib3.PoolManager(
        headers=headers, timeout=_TIMEOUT, retries=_REDIRECTS, cert_reqs="CERT_REQUIRED" if verify_tls else "CERT_NONE"
    )


def _get(pool: urllib3.PoolManager, url: str, limit: int) -> Fetched:
    try:
        answer = pool.request("GET", url, preload_content=False)
        try:
            body = _body(answer, url, limit)
        finally:
            answer.close()
    except LocationParseError as error:
        raise FetchError(f"{url}: is not an address") from error
    except HTTPError as error:
        raise FetchError(f"{url}: cannot be fetched: {error}") from error
    headers = {name.lower(): value for name, value in answer.headers.items()}
    return Fetched(urljoin(url, answer.geturl() or url), answer.status, headers, body)


def _body(answer: urllib3.BaseHTTPResponse, url: str, limit: int) -> bytes:
    body = bytearray()
    end = time.monotonic() + MAX_SECONDS
    for chunk in answer.stream(65536, decode_content=True):
        body += chunk
        if len(body) > limit:
            raise FetchError(f"{url}: is larger than {limit // 1_000_000 or 1} MB")
        if time.monotonic() > end:
            raise FetchError(f"{url}: took longer than {MAX_SECONDS:.0f} s")
    return bytes(body)
