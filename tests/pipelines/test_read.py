import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fixtures.site import serve
from fixtures.stories import stories
from pipelines.cli import main
from tests.crawler.site import Site

STORY = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Xã Tân Khê trồng rừng</title>
<meta property="og:type" content="article"><meta property="article:published_time" content="2024-03-05T07:00:00+07:00"></head>
<body><h1>Xã Tân Khê trồng rừng</h1><article><p>Năm 2023, xã Tân Khê trồng mới được 125 ha rừng, giao cho người dân chăm sóc.</p>
<p>Ông Lý Văn Sáng, Chủ tịch UBND xã, cho biết toàn xã hiện có 1.240 hộ tham gia trồng rừng sản xuất, nhiều hơn mọi năm.</p>
<p>Rừng trồng được chăm sóc tốt, cây lớn nhanh, người dân phấn khởi và yên tâm gắn bó lâu dài với nghề rừng.</p></article>
<div class="tin-lien-quan"><h3>Tin liên quan</h3><ul><li><a href="/a">Huyện bên có 777 hộ nghèo</a></li>
<li><a href="/b">Thu 888 tỷ đồng</a></li><li><a href="/c">Có 999 em đến trường</a></li></ul></div></body></html>"""


def run(*arguments: str, input: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["read", *arguments], input=input)


def read(*arguments: str) -> subprocess.CompletedProcess[str]:
    """In a process of its own, as whatever asks the net must be: Twisted's reactor runs once."""
    command = [sys.executable, "-m", "pipelines.cli", "read", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "tan-khe.html"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_a_table_shows_the_article_and_its_figures(page: Path) -> None:
    result = run(str(page))
    assert result.exit_code == 0, result.output
    assert "Xã Tân Khê trồng rừng" in result.output
    assert "1.240" in result.output
    assert "777" not in result.output


def test_json_holds_article_figures_units_and_people(page: Path) -> None:
    document = json.loads(run(str(page), "--format", "json").stdout)
    assert set(document) == {"article", "figures", "named_units", "people"}
    assert document["article"]["published"] == "2024-03-05"
    assert [(f["value"], f["unit"]) for f in document["figures"]] == [(125, "ha"), (1240, "hộ")]
    for figure in document["figures"]:
        assert document["article"]["text"][figure["start"] : figure["end"]] == figure["quote"]


def test_json_lines_and_csv_hold_a_figure_a_line(page: Path) -> None:
    lines = [json.loads(line) for line in run(str(page), "--format", "jsonl").stdout.splitlines()]
    rows = list(csv.DictReader(io.StringIO(run(str(page), "--format", "csv").stdout)))
    assert [line["value"] for line in lines] == [125, 1240]
    assert [row["value"] for row in rows] == ["125", "1240"]
    assert rows[0]["title"] == "Xã Tân Khê trồng rừng"


def test_several_files_are_several_documents(page: Path) -> None:
    documents = json.loads(run(str(page), str(page), "--format", "json").stdout)
    assert len(documents) == 2


def test_standard_input_is_read_as_text_or_page() -> None:
    as_text = run("-", "--format", "jsonl", input="Năm 2023, xã Tân Khê có 1.240 hộ.")
    as_page = run("-", "--format", "jsonl", input=STORY)
    assert json.loads(as_text.stdout)["value"] == 1240
    assert len(as_page.stdout.splitlines()) == 2


@pytest.mark.parametrize(("encoding", "declared"), [("utf-8", "utf-8"), ("utf-16", ""), ("utf-8", "windows-1258")])
def test_encodings_are_found_out(tmp_path: Path, encoding: str, declared: str) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(STORY.replace('charset="utf-8"', f'charset="{declared}"').encode(encoding))
    figures = [json.loads(line) for line in run(str(path), "--format", "jsonl").stdout.splitlines()]
    assert [f["unit"] for f in figures] == ["ha", "hộ"]


def test_a_url_is_fetched_if_robots_txt_lets_it() -> None:
    with serve(("haidinh",)) as sites:
        urls = [sites.url("haidinh", story.name) for story in stories("haidinh")[:2]]
        result = read(*urls, "--format", "json")
    assert result.returncode == 0, result.stderr
    assert [one["article"]["url"] for one in json.loads(result.stdout)] == urls
    assert sites.requests[0] == ("haidinh", "/robots.txt", 200)


def test_a_url_that_robots_txt_forbids_or_that_is_not_there_is_said_in_one_sentence(site: Site) -> None:
    site.pages["/robots.txt"] = b"User-agent: *\nDisallow: /kin"
    for path, says in (("/kin/tin-so-1.html", "robots.txt forbids it"), ("/tin-so-99.html", "the site answers with 404")):
        result = read(site.url + path)
        assert result.returncode == 1
        assert result.stderr == f"Error: {site.url}{path}: {says}\n" or f"{path}: cannot be fetched: {says}" in result.stderr
        assert len(result.stderr.splitlines()) == 1
    assert "/kin/tin-so-1.html" not in site.count()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.html", b"", "is empty"),
        ("blank.txt", b"  \n\n ", "is empty"),
        ("picture.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", "is binary data"),
        ("latin.txt", b"caf\xe9 \xff\xfe trong", "is neither HTML nor utf-8 text"),
        ("nothing.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "nothing.html"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    result = run(str(path))
    assert result.exit_code == 1
    assert says in result.stderr
    assert str(path) in result.stderr
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("argument", "says"),
    [
        ("no-such-file.html", "cannot be read: No such file or directory"),
        ("tests", "is a folder"),
        ("http://[", "http://["),
    ],
)
def test_missing_things_are_named(argument: str, says: str) -> None:
    result = run(argument)
    assert result.exit_code == 1
    assert says in result.stderr


def test_a_site_that_does_not_answer_is_named() -> None:
    result = read("http://127.0.0.1:9/")
    assert result.returncode == 1
    assert "http://127.0.0.1:9/: cannot be fetched: " in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_wrong_date_is_named(page: Path) -> None:
    result = run(str(page), "--published", "5-3-2024")
    assert result.exit_code == 2
    assert "--published" in result.stderr
    assert "'5-3-2024' is not a date" in result.stderr


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; from pipelines.cli import main; main(['--help'], standalone_mode=False); print(sorted(sys.modules))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "read" in shown
    for heavy in ("spacy", "scrapy", "trafilatura", "underthesea", "lxml", "datasette", "sqlite_utils"):
        assert f"'{heavy}'" not in shown


def test_why_shows_what_was_seen_what_fired_and_what_was_turned_down(page: Path) -> None:
    result = run(str(page), "--why")
    assert result.exit_code == 0, result.output
    assert "seen    unit     'xã Tân Khê'" in result.output
    assert "figure  '125 ha'" in result.output and "confidence" in result.output
    assert "no      numeral  '2023': time" in result.output
    assert "turned down for unit: times" in result.output


def test_why_is_for_people(page: Path) -> None:
    result = run(str(page), "--why", "--format", "json")
    assert result.exit_code != 0 and "--why" in result.output
