"""`baotinh new`: the proposal for a site on loopback is right, complete, and passes the live check."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from crawler.registry import load_registry
from fixtures.site import serve
from pipelines.cli import main
from tests.crawler.site import Site

ROOT = Path(__file__).parents[2]


def baotinh(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipelines.cli", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, cwd=ROOT)


def test_a_proposal_says_of_a_site_what_its_own_registry_file_says(tmp_path: Path) -> None:
    with serve(("thanhgiang", "haidinh")) as sites:
        true = load_registry(ROOT / "fixtures" / "newspapers", sites.base_urls)
        for code, url in sites.base_urls.items():
            done = baotinh("new", url, "--code", f"{code}-moi", "--fixture", "--out", str(tmp_path))
            assert done.returncode == 0, done.stderr
            assert done.stdout.strip() == (tmp_path / f"{code}-moi" / "newspaper.toml").read_text(encoding="utf-8").strip()
        proposed = load_registry(tmp_path)
        checked = baotinh("newspapers", "check", "--registry", str(tmp_path))
    for code in sites.base_urls:
        told, known = proposed[f"{code}-moi"], true[code]
        assert (told.name, told.feeds, set(told.sections)) == (known.name, known.feeds, set(known.sections))
        assert len(told.examples) == 3
        assert all(known.article_id(url) is not None for url in told.examples)
        assert told.expect.dated == 1
        assert not told.verified
    assert proposed["thanhgiang-moi"].family == "mediasoft"
    assert proposed["haidinh-moi"].family == "epi"
    assert checked.returncode == 0, checked.stdout


def test_beside_it_lie_pages_and_what_was_read_from_them(tmp_path: Path) -> None:
    with serve(("bamien",)) as sites:
        baotinh("new", sites.base_urls["bamien"], "--code", "bamien-moi", "--fixture", "--out", str(tmp_path))
    folder = tmp_path / "bamien-moi"
    assert {file.name for file in folder.iterdir()} == {
        *("newspaper.toml", "section.html"),
        *(f"article-{number}.{kind}" for number in (1, 2, 3) for kind in ("html", "json")),
    }
    article = json.loads((folder / "article-1.json").read_text(encoding="utf-8"))
    assert article["title"] in (folder / "article-1.html").read_text(encoding="utf-8")
    assert article["published"]
    text = (folder / "newspaper.toml").read_text(encoding="utf-8")
    assert "# robots.txt names the sitemap" in text
    assert 'province = "?"  # to be filled in' in text


def test_a_site_that_forbids_robots_is_not_surveyed(tmp_path: Path) -> None:
    with Site("baocam") as site:
        site.pages["/robots.txt"] = b"User-agent: *\nDisallow: /\n"
        done = baotinh("new", site.url, "--code", "baocam", "--fixture", "--out", str(tmp_path))
        site.shutdown()
    assert done.returncode != 0
    assert "robots.txt forbids it" in done.stderr
    assert not list(tmp_path.iterdir())
    assert set(site.count()) == {"/robots.txt"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("https://www.baothainguyen.vn/kinh-te/",),
            "baothainguyen.vn is in the registry: baotinh newspapers check baothainguyen",
        ),
        (("baohaiduong.vn",), "is in the registry: baotinh newspapers check baohaiphong"),
        (("https://baonuixanh.vn", "--code", "sggp"), "'sggp' is the code of Sài Gòn Giải Phóng"),
        (("https://baonuixanh.vn", "--code", "Báo"), "'Báo' is no code"),
        (("ftp://baonuixanh.vn",), "is no address of a site"),
        (("nothing",), "is no address of a site"),
        (("https://baonuixanh.vn", "--config", "/nonexistent"), "say who asks"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_sentence(
    arguments: tuple[str, ...], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BAOTINH_CONTACT", raising=False)
    done = CliRunner().invoke(main, ["new", *arguments, "--out", str(tmp_path)])
    assert done.exit_code != 0
    assert message in " ".join(done.output.split())
    assert isinstance(done.exception, SystemExit)


def test_a_proposal_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "baonuixanh").mkdir()
    (tmp_path / "baonuixanh" / "newspaper.toml").write_text("# mine", encoding="utf-8")
    done = CliRunner().invoke(main, ["new", "https://baonuixanh.vn", "--out", str(tmp_path)])
    assert done.exit_code != 0
    assert "there is a proposal already" in done.output
    assert (tmp_path / "baonuixanh" / "newspaper.toml").read_text(encoding="utf-8") == "# mine"


def test_only_the_public_internet_is_surveyed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BAOTINH_CONTACT", "crawl@example.org")
    done = baotinh("new", "http://10.0.0.1/", "--code", "noibo", "--out", str(tmp_path))
    assert done.returncode != 0
    assert "not on the public internet" in done.stderr
