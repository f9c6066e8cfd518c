from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click
import pytest

from crawler.registry import load_registry
from pipelines.config import ConfigError, CrawlConfig, Window, load_config
from pipelines.crawl import check_contact, shard_of
from tests.crawler.running import Desk


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "baotinh.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_configuration_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, '[crawl]\ncontact = "toa-soan@example.org"\nwindow = "22:00-05:00"\npages = 50\n')
    config = load_config(path)
    assert (config.contact, str(config.window), config.pages) == ("toa-soan@example.org", "22:00-05:00", 50)
    assert load_config(tmp_path / "nothing.toml") == CrawlConfig()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[crawl]\ncontakt = 'a@b'", "contakt"),
        ("[crawl]\npages = 0", "crawl.pages"),
        ("[crawl]\npages = true", "crawl.pages"),
        ("[crawl]\nminutes = '5'", "crawl.minutes"),
        ("[crawl]\nwindow = 'at night'", "crawl.window"),
        ("[crawl]\ncontact = 'nobody'", "crawl.contact"),
        ("[crawler]\n", "crawler"),
        ("[crawl", "baotinh.toml"),
    ],
)
def test_a_wrong_configuration_names_file_and_key(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ConfigError) as error:
        load_config(written(tmp_path, text))
    assert "baotinh.toml" in error.value.message
    assert says in error.value.message


@pytest.mark.parametrize(
    ("window", "hour_utc", "is_open"),
    [
        ("22:00-05:00", 15, True),  # 22:00 in Vietnam
        ("22:00-05:00", 21, True),
        ("22:00-05:00", 22, False),  # 05:00
        ("22:00-05:00", 5, False),
        ("01:00-04:00", 19, True),  # 02:00
        ("01:00-04:00", 2, False),
    ],
)
def test_the_night_window_is_vietnamese_and_may_go_over_midnight(window: str, hour_utc: int, is_open: bool) -> None:
    opens, closes = (datetime.strptime(text, "%H:%M").time() for text in window.split("-"))
    assert Window(opens, closes).is_open(datetime(2026, 11, 23, hour_utc, tzinfo=UTC)) is is_open


def test_without_a_contact_no_real_newspaper_is_asked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BAOTINH_CONTACT", raising=False)
    newspaper = load_registry()["baothainguyen"]
    with pytest.raises(click.ClickException, match=r"contact = .* BAOTINH_CONTACT"):
        check_contact([newspaper], CrawlConfig())
    check_contact([newspaper], CrawlConfig(contact="a@example.org"))


def test_shards_are_disjoint_complete_and_stable() -> None:
    newspapers = list(load_registry().values())
    parts = [shard_of(newspapers, part, 5) for part in range(1, 6)]
    assert sorted(one.code for part in parts for one in part) == sorted(one.code for one in newspapers)
    assert shard_of(newspapers[:10], 2, 5) == [one for one in parts[1] if one in newspapers[:10]]
    assert all(parts)
