from __future__ import annotations

import gzip
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.archive import Archive, ArchiveError, night, read_record, records
from crawler.warc import Exchange, Original, digest

NOW = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
PAGE = "<html><p>Đảng bộ xã Bình An</p></html>".encode()


def exchange(body: bytes = PAGE, status: int = 200, url: str = "https://bao.example/tin-1.html") -> Exchange:
    headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip"), ("Content-Length", "17")]
    return Exchange(url, status, "OK", headers, body, digest(body), [("User-Agent", "baotinh/1")], NOW)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive(tmp_path, {})
    archive.open(archive.file_for(NOW))
    return archive


def headers(file: Path) -> list[dict[str, str]]:
    with file.open("rb") as stream:
        return [dict(record.rec_headers.headers) for record in ArchiveIterator(stream, check_digests="raise")]


def test_a_page_is_read_back_as_it_came(archive: Archive, tmp_path: Path) -> None:
    location = archive.write(exchange())
    archive.close()
    record = read_record(tmp_path / location.file, location.offset)
    assert (record.url, record.status, record.payload) == ("https://bao.example/tin-1.html", 200, PAGE)
    assert record.headers["x-archive-orig-content-encoding"] == "gzip"
    assert record.headers["content-length"] == str(len(PAGE))


def test_request_response_digests_and_payload_type_are_written(archive: Archive, tmp_path: Path) -> None:
    location = archive.write(exchange())
    archive.close()
    info, response, request = headers(tmp_path / location.file)
    assert [one["WARC-Type"] for one in (info, response, request)] == ["warcinfo", "response", "request"]
    assert response["WARC-Identified-Payload-Type"] == "text/html"
    assert response["WARC-Payload-Digest"] == digest(PAGE)
    assert request["WARC-Concurrent-To"] == response["WARC-Record-ID"]
    assert response["WARC-Date"] == "2026-11-23T16:00:00Z"


@pytest.mark.parametrize(("status", "profile"), [(304, "server-not-modified"), (200, "identical-payload-digest")])
def test_what_has_not_changed_is_a_revisit_record(archive: Archive, tmp_path: Path, status: int, profile: str) -> None:
    archive.write(exchange())
    original = Original("https://bao.example/tin-1.html", "2026-11-22T16:00:00Z", digest(PAGE))
    location = archive.write(exchange(b"" if status == 304 else PAGE, status), original=original)
    archive.close()
    revisit = next(one for one in headers(tmp_path / location.file) if one["WARC-Type"] == "revisit")
    assert revisit["WARC-Profile"].endswith(profile)
    assert revisit["WARC-Refers-To-Date"] == "2026-11-22T16:00:00Z"
    assert revisit["WARC-Payload-Digest"] == digest(PAGE)
    assert len(list(records(tmp_path / location.file))) == 1, "revisits say nothing new"


def test_a_file_is_full_at_its_size_and_the_next_night_begins_another(tmp_path: Path) -> None:
    archive = Archive(tmp_path, {}, max_bytes=600)
    names = []
    for _ in range(4):
        archive.open(archive.file_for(NOW))
        names.append(archive.write(exchange()).file)
    archive.open(archive.file_for(datetime(2026, 11, 24, 16, 0, tzinfo=UTC)))
    names.append(archive.write(exchange()).file)
    archive.close()
    assert names[0] == "baotinh-20261123-0001.warc.gz"
    assert sorted(set(names)) == sorted(set(names), key=names.index)
    assert names[-1] == "baotinh-20261124-0001.warc.gz"
    assert sum(len(list(records(file))) for file in tmp_path.iterdir()) == 5


def test_a_night_over_midnight_is_one(tmp_path: Path) -> None:
    evening, morning = datetime(2026, 11, 23, 15, 5, tzinfo=UTC), datetime(2026, 11, 23, 21, 0, tzinfo=UTC)
    assert night(evening) == night(morning) == "20261123"  # 22:05 and 04:00 in Vietnam


def foreign(path: Path, *, packed: bool) -> Path:
    """A WARC file as another program writes it: a redirect, a page sent gzipped, an image, a resource, metadata."""
    with path.open("wb") as stream:
        warc = WARCWriter(stream, gzip=packed)
        for url, status, kind, body, encoding in (
            ("http://a.example/moved", "301 Moved", "text/html", b"", None),
            ("http://a.example/page", "200 OK", "text/html", gzip.compress(PAGE), "gzip"),
            ("http://a.example/image", "200 OK", "image/png", b"\x89PNG", None),
        ):
            fields = [("Content-Type", kind), *([("Content-Encoding", encoding)] if encoding else [])]
            http = StatusAndHeaders(status, fields, protocol="HTTP/1.1")
            warc.write_record(warc.create_warc_record(url, "response", payload=BytesIO(body), http_headers=http))
        resource = warc.create_warc_record("file:///tin.html", "resource", payload=BytesIO(PAGE), warc_content_type="text/html")
        warc.write_record(resource)
        warc.write_record(warc.create_warc_record("urn:x", "metadata", payload=BytesIO(b"a: b")))
    return path


@pytest.mark.parametrize("packed", [True, False])
def test_other_peoples_files_are_read(tmp_path: Path, packed: bool) -> None:
    found = list(records(foreign(tmp_path / "a.warc", packed=packed)))
    assert [(one.url.rpartition("/")[2], one.status, one.kind) for one in found] == [
        ("moved", 301, "response"),
        ("page", 200, "response"),
        ("image", 200, "response"),
        ("tin.html", 200, "resource"),
    ]
    assert found[1].payload == found[3].payload == PAGE
    assert [one.headers["content-type"] for one in found[1:]] == ["text/html", "image/png", "text/html"]
    assert all(read_record(tmp_path / "a.warc", one.offset).url == one.url for one in found)


@pytest.mark.parametrize("length", [1, 20, 60, 200, 300])
def test_a_torn_file_gives_what_is_whole_and_then_says_so(tmp_path: Path, length: int) -> None:
    whole = foreign(tmp_path / "a.warc.gz", packed=True)
    torn = tmp_path / "torn.warc.gz"
    third = list(records(whole))[2].offset
    torn.write_bytes(whole.read_bytes()[: third + length])
    found = []
    with pytest.raises(ArchiveError, match=r"torn\.warc\.gz"):
        for record in records(torn):
            found.append(record.url.rpartition("/")[2])
    assert found == ["moved", "page"]


@pytest.mark.parametrize("content", [b"", b"not a WARC file", b"\x1f\x8b\x08broken", bytes(1000)])
def test_what_is_no_warc_file_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.warc.gz"
    file.write_bytes(content)
    if content:
        with pytest.raises(ArchiveError, match=r"x\.warc\.gz"):
            list(records(file))
    else:
        assert list(records(file)) == []
    with pytest.raises(ArchiveError, match=r"x\.warc\.gz"):
        read_record(file, 0)


def test_a_bomb_in_somebody_elses_file_is_left_out_with_its_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.archive.MAX_PAYLOAD", 1 << 20)
    with (tmp_path / "bomb.warc.gz").open("wb") as stream:
        http = StatusAndHeaders("200 OK", [("Content-Type", "text/html"), ("Content-Encoding", "gzip")], protocol="HTTP/1.1")
        body = BytesIO(gzip.compress(bytes(10 << 20)))
        warc = WARCWriter(stream)
        warc.write_record(warc.create_warc_record("http://a.example/", "response", payload=body, http_headers=http))
    (record,) = records(tmp_path / "bomb.warc.gz")
    assert (record.payload, record.problem) == (b"", "larger than 1 MB")


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"gone\.warc: No such file"):
        list(records(tmp_path / "gone.warc"))
