"""A newspaper of which nothing is known but its address: what is asked of a site that has no entry in the registry."""

from __future__ import annotations

from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from crawler.newspaper import Expect, Newspaper, plain_host

TIMEZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def provisional(url: str, *, code: str | None = None, domain: str | None = None, fixture: bool = False) -> Newspaper:
    """The newspaper at the site of `url`: no lists, no pattern, no layout. ValueError for what is no address of a site.

    code, domain: the host's own where left out. fixture: invented; it may be on loopback, and is asked without pauses.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    if parts.scheme not in ("http", "https") or not host:
        raise ValueError(f"{url!r} is no http or https address")
    return Newspaper(
        code=code or parts.netloc.lower(),
        name=code or host,
        province="?",
        old_provinces=(),
        domain=domain or plain_host(host),
        formerly=(),
        base_url=f"{parts.scheme}://{parts.netloc.lower()}",
        family=None,
        timezone=TIMEZONE,
        feeds=(),
        sitemaps=(),
        sections=(f"{parts.scheme}://{parts.netloc.lower()}/",),
        next_page=None,
        article=None,
        variants=(),
        examples=(),
        expect=Expect(0, 0, 0.0),
        layouts=(),
        enabled=True,
        reason=None,
        merged_into=None,
        verified=False,
        verify_tls=True,
        delay=None,
        fixture=fixture,
    )
