from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.crawler.running import Desk
from tests.crawler.site import Site


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def site(desk: Desk) -> Iterator[Site]:
    """A newspaper's site with three articles, in the registry of the desk."""
    with Site() as site:
        site.publish(range(1, 4))
        site.register(desk.registry)
        yield site
        site.shutdown()


@pytest.fixture
def open_site(desk: Desk) -> Iterator[Callable[..., Site]]:
    """Opens further sites, in the registry of the desk."""
    sites: list[Site] = []

    def open_one(code: str, **register: str) -> Site:
        site = Site(code)
        sites.append(site)
        site.register(desk.registry, **register)
        return site

    yield open_one
    for site in sites:
        site.shutdown()
        site.server_close()
