from __future__ import annotations

import pytest
from scrapy.settings import Settings
from twisted.internet.error import DNSLookupError

from crawler.safety import PublicResolver, is_public

NOT_PUBLIC = """127.0.0.1 127.9.9.9 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 0.0.0.0 100.64.0.1 224.0.0.1 ::1 [::1] fe80::1
fd00::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 localhost LOCALHOST. a.localhost"""


@pytest.mark.parametrize("host", NOT_PUBLIC.split())
def test_addresses_that_are_not_public(host: str) -> None:
    assert not is_public(host)


@pytest.mark.parametrize("host", ["8.8.8.8", "2606:4700::1111", "baothainguyen.vn", "localhost.vn", "10.vn"])
def test_addresses_that_are_public_and_names_whose_addresses_are_asked_later(host: str) -> None:
    assert is_public(host)


class Crawler:
    settings = Settings({"BAOTINH_REGISTRY": "", "BAOTINH_BASE_URLS": {}})


def resolved(name: str, *, fixture: bool = False) -> object:
    """What a name resolves to, through the real resolver of the system."""
    from twisted.internet.testing import MemoryReactorClock

    reactor = MemoryReactorClock()
    reactor.getThreadPool = lambda: Pool()
    reactor.callFromThread = lambda function, *arguments: function(*arguments)
    resolver = PublicResolver.from_crawler(Crawler(), reactor)  # type: ignore[arg-type]
    if fixture:
        resolver.fixture_hosts = frozenset([name])
    result: list[object] = []
    resolver.getHostByName(name).addBoth(result.append)
    return result[0]


class Pool:
    """A thread pool that does everything at once."""

    def callInThreadWithCallback(self, done, function, *arguments):  # type: ignore[no-untyped-def]  # noqa: N802
        try:
            done(True, function(*arguments))
        except Exception as error:
            done(False, error)


def test_a_name_that_leads_to_loopback_does_not_exist() -> None:
    failure = resolved("localhost")
    assert failure.check(DNSLookupError)  # type: ignore[attr-defined]
    assert "127.0.0.1, which is not on the public internet" in failure.getErrorMessage()  # type: ignore[attr-defined]


def test_a_fixture_newspapers_name_may() -> None:
    assert resolved("localhost", fixture=True) == "127.0.0.1"
