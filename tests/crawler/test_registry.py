"""The registry: what ships is right, and what is wrong is told with file and key."""

from datetime import date
from pathlib import Path

import pytest

from crawler.registry import choose, load_registry
from crawler.strict import RegistryError
from crawler.urls import canonical

SHIPPED = load_registry()

GOOD = """\
name = "Báo Núi Xanh"
province = "Núi Xanh"
old_provinces = ["Núi Xanh", "Suối Bạc"]
domain = "baonuixanh.example"
formerly = ["baosuoibac.example"]
family = "mediasoft"
timezone = "Asia/Ho_Chi_Minh"
enabled = true
verified = false

[discovery]
feeds = ["/rss/home.rss"]
sections = ["/kinh-te/", "https://www.baonuixanh.example/xa-hoi/"]
article = '/[^/]+-(?P<id>\\d+)\\.html'
examples = ["/ten-bai-12.html"]

[expect]
min = 5
max = 50
dated = 0.9
"""


def write(directory: Path, text: str, code: str = "baonuixanh") -> Path:
    file = directory / f"{code}.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_every_shipped_newspaper_loads_and_all_provinces_are_covered() -> None:
    assert len(SHIPPED) == 62
    assert len({one.province for one in SHIPPED.values()}) == 34
    assert len({old for one in SHIPPED.values() for old in one.old_provinces}) == 63
    assert {one.province for one in SHIPPED.values() if one.enabled} | {"Lạng Sơn"} == {one.province for one in SHIPPED.values()}


def test_no_newspaper_is_called_verified_before_a_live_check_and_none_is_a_fixture() -> None:
    assert not any(one.verified or one.fixture for one in SHIPPED.values())


@pytest.mark.parametrize("code", SHIPPED)
def test_examples_are_articles_of_their_newspaper_in_canonical_form_and_of_no_other(code: str) -> None:
    for url in SHIPPED[code].examples:
        assert canonical(url, SHIPPED[code]) == url
        assert [other.code for other in SHIPPED.values() if other.article_id(url) is not None] == [code]


@pytest.mark.parametrize("code", SHIPPED)
def test_lists_of_a_newspaper_are_not_taken_for_articles(code: str) -> None:
    newspaper = SHIPPED[code]
    for url in (newspaper.base_url + "/", *newspaper.feeds, *newspaper.sections):
        assert newspaper.article_id(url) is None


def test_a_newspaper_that_is_not_asked_says_why() -> None:
    assert "robots.txt" in (SHIPPED["baolangson"].reason or "")
    merged = [one for one in SHIPPED.values() if one.merged_into]
    assert len(merged) > 20
    assert all(SHIPPED[one.merged_into or ""].province == one.province and not one.enabled for one in merged)


def test_paths_become_urls_and_the_family_fills_in_what_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, GOOD.replace("article = ", "# ").replace("examples = ", "# "))
    newspaper = load_registry(tmp_path)["baonuixanh"]
    assert newspaper.feeds == ("https://baonuixanh.example/rss/home.rss",)
    assert newspaper.sections == ("https://baonuixanh.example/kinh-te/", "https://www.baonuixanh.example/xa-hoi/")
    assert newspaper.article_id("https://baonuixanh.example/kinh-te/202511/ten-bai-0a1b2c3/") == "0a1b2c3"
    assert newspaper.last_day("https://baonuixanh.example/kinh-te/202402/ten-bai-0a1b2c3/") == date(2024, 2, 29)
    assert newspaper.layout_on(None) == SHIPPED["baothainguyen"].layout_on(None)


def test_layouts_follow_the_date_and_inherit_from_the_family(tmp_path: Path) -> None:
    write(tmp_path, GOOD + '[[layout]]\nlead = ["h2.moi"]\n[[layout]]\nuntil = 2024-06-30\nbody = ["div.cu"]\n')
    newspaper = load_registry(tmp_path)["baonuixanh"]
    family = SHIPPED["baothainguyen"].layout_on(None) or {}
    assert newspaper.layout_on(date(2024, 6, 30)) == {**family, "body": ("div.cu",)}
    assert newspaper.layout_on(date(2024, 7, 1)) == {**family, "lead": ("h2.moi",)}
    assert newspaper.layout_on(None) == {**family, "lead": ("h2.moi",)}


def test_a_fixture_newspaper_lives_where_it_is_served_in_this_run(tmp_path: Path) -> None:
    (tmp_path / "baonuixanh").mkdir()
    text = GOOD.replace("[discovery]", "fixture = true\n[discovery]").replace("https://www.baonuixanh.example/", "/")
    (tmp_path / "baonuixanh" / "newspaper.toml").write_text(text, encoding="utf-8")
    newspaper = load_registry(tmp_path, base_urls={"baonuixanh": "http://127.0.0.1:8123/"})["baonuixanh"]
    assert newspaper.feeds == ("http://127.0.0.1:8123/rss/home.rss",)
    assert newspaper.owns("http://127.0.0.1:8123/ten-bai-12.html")
    assert not newspaper.owns("http://127.0.0.1:8124/ten-bai-12.html")


BROKEN = {
    "not TOML": (GOOD + "]", "cannot be read"),
    "a key is missing": (GOOD.replace('name = "Báo Núi Xanh"\n', ""), "name: is missing"),
    "a key is misspelt": (GOOD.replace("province =", "provnce =", 1), "province: is missing; is 'provnce' meant to be it?"),
    "a key is unknown": (
        GOOD.replace("feeds =", 'feed ="x"\nfeeds ='),
        "discovery.feed: is not a known key; did you mean 'feeds'?",
    ),
    "a table is unknown": (GOOD + "[politeness]\ndelay = 3\n", "politeness: is not a known key"),
    "a string is a number": (GOOD.replace('"Báo Núi Xanh"', "7"), "name: must be a string, not 7"),
    "a string is empty": (GOOD.replace('"Báo Núi Xanh"', '" "'), "name: is empty"),
    "a truth is a string": (GOOD.replace("verified = false", 'verified = "no"'), "verified: must be true or false, not 'no'"),
    "a list holds a number": (
        GOOD.replace('feeds = ["/rss/home.rss"]', "feeds = [1]"),
        "discovery.feeds: must be a list of strings",
    ),
    "a list is a string": (GOOD.replace('["/rss/home.rss"]', '"/rss/home.rss"'), "discovery.feeds: must be a list, not"),
    "a feed is given twice": (GOOD.replace('["/rss/home.rss"]', '["/a", "/a"]'), "discovery.feeds: says the same thing twice"),
    "a feed is no address": (GOOD.replace('["/rss/home.rss"]', '["rss"]'), "discovery.feeds: must hold URLs or paths"),
    "a feed is elsewhere": (
        GOOD.replace('"/rss/home.rss"', '"https://a.example/rss"'),
        "discovery.feeds: https://a.example/rss is not on",
    ),
    "the pattern is broken": (GOOD.replace("(?P<id>", "(?P<id"), "discovery.article: bad regular expression"),
    "the pattern misses": (
        GOOD.replace("ten-bai-12.html", "ten-bai.html"),
        "discovery.examples: https://baonuixanh.example/ten-bai.html",
    ),
    "paging has no number": (GOOD.replace("feeds", 'next_page = "?p="\nfeeds'), "discovery.next_page: must hold {n}"),
    "the domain is a URL": (GOOD.replace('"baonuixanh.', '"https://baonuixanh.'), "domain: must be a bare domain"),
    "the base URL is elsewhere": (
        GOOD.replace("family", 'base_url = "https://a.vn"\nfamily'),
        "base_url: must be scheme and host on",
    ),
    "the family is unknown": (
        GOOD.replace('"mediasoft"', '"mediasft"'),
        "there is no family 'mediasft' in crawler/families; did you mean 'mediasoft'?",
    ),
    "the timezone is unknown": (GOOD.replace("Ho_Chi_Minh", "Hue"), "timezone: 'Asia/Hue' is no known timezone"),
    "expect is upside down": (GOOD.replace("min = 5", "min = 51"), "expect.min: must lie between 0 and max (50), not 51"),
    "a share is a percentage": (GOOD.replace("0.9", "90"), "expect.dated: is a share between 0 and 1"),
    "disabled without a reason": (GOOD.replace("enabled = true", "enabled = false"), "reason: says why"),
    "enabled with a reason": (GOOD.replace("enabled = true", 'enabled = true\nreason = "x"'), "reason: says why"),
    "nowhere to start": (
        GOOD.replace("feeds =", "# ").replace("sections =", "# "),
        "discovery.feeds: an enabled newspaper needs",
    ),
    "a layout part is unknown": (GOOD + '[[layout]]\nbdy = ["p"]\n', "layout[1].bdy: is not a known key; did you mean 'body'?"),
    "a layout is no table": (
        GOOD.replace("family =", 'layout = ["x"]\nfamily ='),
        "layout: must be written as [[layout]] tables",
    ),
    "a selector is none": (GOOD + '[[layout]]\nbody = ["div["]\n', "layout[1].body: 'div[' is no CSS selector"),
    "a layout has no body": (GOOD.replace("family = ", "# ") + '[[layout]]\nlead = ["p"]\n', "layout[1].body: is missing"),
    "a layout ends on no date": (GOOD + '[[layout]]\nuntil = "2024"\n', "layout[1].until: must be a date"),
    "two layouts end together": (GOOD + "[[layout]]\n[[layout]]\n", "layout: two layouts hold until the same date"),
    "merged into nowhere": (
        GOOD.replace("family =", 'merged_into = "baonuixan"\nfamily ='),
        "merged_into: there is no other newspaper",
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_file_is_told_with_file_and_key(what: str, tmp_path: Path) -> None:
    text, message = BROKEN[what]
    assert text != GOOD
    file = write(tmp_path, text)
    with pytest.raises(RegistryError) as error:
        load_registry(tmp_path)
    assert str(error.value).startswith(f"{file}: ")
    assert message in str(error.value)


def test_a_file_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    (tmp_path / "baonuixanh.toml").write_bytes(GOOD.encode("utf-16"))
    with pytest.raises(RegistryError, match="cannot be read"):
        load_registry(tmp_path)


@pytest.mark.parametrize("domain", ["baonuixanh.example", "baosuoibac.example"])
def test_a_domain_belongs_to_one_newspaper(domain: str, tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    other = GOOD.replace('formerly = ["baosuoibac.example"]\n', "").replace('"baonuixanh.example"', f'"{domain}"')
    file = write(tmp_path, other.replace("https://www.baonuixanh.example", ""), "baosuoibac")
    with pytest.raises(RegistryError) as error:
        load_registry(tmp_path)
    assert f"{file}: domain: {domain} already belongs to {tmp_path}/baonuixanh.toml" in str(error.value)


def test_a_code_belongs_to_one_newspaper(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    (tmp_path / "baonuixanh").mkdir()
    write(tmp_path / "baonuixanh", GOOD, "newspaper")
    with pytest.raises(RegistryError, match="code: 'baonuixanh' is also the code of"):
        load_registry(tmp_path)


def test_an_empty_directory_and_a_misspelt_code_are_told(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match="holds no newspaper"):
        load_registry(tmp_path)
    with pytest.raises(RegistryError, match="no newspaper 'baothainguyn'; did you mean 'baothainguyen'"):
        choose(SHIPPED, ["baothainguyn"])


def test_a_real_newspaper_is_never_served_elsewhere() -> None:
    with pytest.raises(RegistryError, match="only a fixture newspaper"):
        load_registry(base_urls={"baothainguyen": "http://127.0.0.1:8000"})


def test_without_codes_all_enabled_newspapers_are_chosen() -> None:
    assert {one.code for one in choose(SHIPPED, [])} == {code for code, one in SHIPPED.items() if one.enabled}
    assert [one.code for one in choose(SHIPPED, ["baolangson", "sggp", "sggp"])] == ["baolangson", "sggp"]
