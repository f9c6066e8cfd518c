from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import feedparser
import pytest
from click.testing import CliRunner, Result

from extract.model import Analysis
from pipelines.cli import main
from pipelines.database.store import Store
from tests.crawler.running import Desk
from tests.crawler.site import Site
from tests.pipelines.making import NEWSPAPERS, add_capture, article, figure


class Told(ThreadingHTTPServer):
    """A service that apprise can tell; it keeps what it is told, or refuses."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Ear)
        self.messages: list[dict] = []
        self.answer = 200
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"json://127.0.0.1:{self.server_port}/"


class _Ear(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        server = self.server
        assert isinstance(server, Told)
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if server.answer == 200:
            server.messages.append(body)
        self.send_response(server.answer)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def service() -> Iterator[Told]:
    server = Told()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.open(tmp_path / "b.db")
    store.sync_newspapers(NEWSPAPERS)
    return store


def says(value: int, **fields: object) -> tuple[str, Analysis]:
    text = f"Đảng bộ huyện Suối Vàng có {value} đảng viên."
    known = {"unit": "đảng viên", "subject": "Đảng bộ huyện Suối Vàng", "indicator": "đảng viên", **fields}
    return text, Analysis((figure(text, str(value), value=value, **known),))


def report(store: Store, value: int, page: int, day: str = "2024-01-05", newspaper: str = "mau", **fields: object) -> int:
    text, analysis = says(value, **fields)
    capture = add_capture(store, page, newspaper=newspaper, fetched=f"{day}T20:00:00Z")
    return store.save_version(capture, article(text, published=date.fromisoformat(day)), analysis, extractor="e1")


def watch(store: Store, toml: str, *arguments: str) -> Result:
    path = store.path.with_name("watches.toml")
    path.write_text(toml, encoding="utf-8")
    return CliRunner().invoke(main, ["watch", "--db", str(store.path), "--watches", str(path), "--format", "json", *arguments])


def alerts(store: Store, toml: str) -> list[dict]:
    result = watch(store, toml)
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


NEW = '[[watch]]\nname = "đảng viên"\ncondition = "new"\nunit = "Suối Vàng"\nindicator = "đảng viên"\n'


def test_a_new_figure_is_told_once_with_sentence_source_date_and_the_value_before(store: Store) -> None:
    report(store, 6050, 1, "2024-01-05", period_end=date(2024, 1, 5))
    alerts(store, NEW)
    report(store, 6075, 2, "2024-02-05", period_end=date(2024, 2, 5))
    (alert,) = alerts(store, NEW)
    assert alert["sentence"] == "Đảng bộ huyện Suối Vàng có 6075 đảng viên." and alert["published"] == "2024-02-05"
    assert alert["newspaper"] == "mau" and alert["url"] == "http://bao.test/2" and alert["before"] == "6.050 (2024-01-05)"
    assert alerts(store, NEW) == []


def test_a_first_look_tells_the_newest_day_and_not_the_archive(store: Store) -> None:
    report(store, 5000, 1, "2023-01-05")
    report(store, 6050, 2, "2024-01-05")
    assert [a["message"].split()[-3] for a in alerts(store, NEW)] == ["6.050"]


def test_a_copy_raises_no_second_alert_marked_or_not(store: Store) -> None:
    report(store, 6050, 1)
    assert len(alerts(store, NEW)) == 1
    report(store, 6050, 1, "2024-01-06", newspaper="ban")
    assert alerts(store, NEW) == []
    report(store, 6060, 2, "2024-01-07", newspaper="ban")
    store.conn.execute("UPDATE article SET copy_of = 1 WHERE id = 3")
    assert alerts(store, NEW) == []


def test_re_extraction_raises_no_second_alert_even_if_it_reads_otherwise(store: Store) -> None:
    report(store, 6050, 1)
    assert len(alerts(store, NEW)) == 1
    text, analysis = says(6050, indicator="đảng viên toàn huyện", period_end=date(2023, 12, 31))
    store.save_version(1, article(text, published=date(2024, 1, 5)), analysis, extractor="e2")
    assert alerts(store, NEW) == []


def test_an_edit_elsewhere_in_an_old_article_is_not_new(store: Store) -> None:
    report(store, 5000, 1, "2023-01-05")
    report(store, 6050, 2, "2024-01-05")
    assert len(alerts(store, NEW)) == 1
    text, analysis = says(5000)
    capture = add_capture(store, 1, fetched="2024-01-06T20:00:00Z")
    store.save_version(capture, article(text + "\n\nBiên tập lại.", published=date(2023, 1, 5)), analysis, extractor="e1")
    assert alerts(store, NEW) == []


@pytest.mark.parametrize(
    ("condition", "values", "told"),
    [
        ('condition = "changed"\nby = 100', (6050, 6100), 0),
        ('condition = "changed"\nby = 100', (6050, 6151), 1),
        ('condition = "changed"\nby = "5%"', (6050, 5700), 1),
        ('condition = "changed"\nby = "5%"', (6050, 6300), 0),
        ('condition = "crosses"\nvalue = 6100', (6050, 6100), 1),
        ('condition = "crosses"\nvalue = 6100', (6050, 6099), 0),
        ('condition = "crosses"\nvalue = 6100', (6150, 6000), 1),
    ],
)
def test_changes_are_told_beyond_their_bound(store: Store, condition: str, values: tuple[int, int], told: int) -> None:
    toml = f'[[watch]]\nname = "w"\nunit = "Suối Vàng"\n{condition}\n'
    for page, value in enumerate(values, 1):
        report(store, value, page, f"2024-0{page}-05", period_end=date(2024, page, 5))
    assert len(alerts(store, toml)) == told
    assert alerts(store, toml) == []


def test_a_conflict_is_told_with_the_other_value(store: Store) -> None:
    toml = '[[watch]]\nname = "w"\ncondition = "conflict"\nindicator = "đảng viên"\n'
    report(store, 6050, 1, period_end=date(2023, 12, 31))
    assert alerts(store, toml) == []
    report(store, 6150, 2, "2024-01-09", newspaper="ban", period_end=date(2023, 12, 31))
    (alert,) = alerts(store, toml)
    assert alert["newspaper"] == "ban" and alert["before"] == "6.050 (2024-01-05)"


def test_a_missed_target_is_told_once_it_is_due(store: Store) -> None:
    toml = '[[watch]]\nname = "w"\ncondition = "target missed"\nunit = "Suối Vàng"\n'
    report(store, 6500, 1, status="target", period_end=date(2023, 12, 31))
    report(store, 6050, 2, period_end=date(2023, 12, 31))
    report(store, 9000, 3, status="target", period_end=date(9000, 12, 31))
    (alert,) = alerts(store, toml)
    assert "6.500" in alert["message"] and alert["before"].startswith("6.050")
    assert alerts(store, toml) == []


def test_a_silent_newspaper_is_told_once_a_silence(store: Store) -> None:
    toml = '[[watch]]\nname = "w"\ncondition = "silent"\nnewspaper = "mau"\ndays = 3\n'
    report(store, 6050, 1, "2024-01-05")
    assert "không có bài mới từ 2024-01-05" in alerts(store, toml)[0]["message"]
    assert alerts(store, toml) == []
    report(store, 6051, 2, "2024-02-05")
    assert len(alerts(store, toml)) == 1
    report(store, 6052, 3, "9000-01-01")
    assert alerts(store, toml) == []


def test_services_and_the_feed_are_told_once(store: Store, service: Told) -> None:
    report(store, 6050, 1)
    toml = f'notify = ["{service.address}"]\n{NEW}'
    for _ in range(2):
        assert watch(store, toml).exit_code == 0
    (message,) = service.messages
    for part in ("6.050 đảng viên", "“Đảng bộ", "http://bao.test/1"):
        assert part in message["message"]
    feed = feedparser.parse(store.path.with_name("alerts.atom").read_bytes())
    assert not feed.bozo and feed.version == "atom10"
    assert [entry.link for entry in feed.entries] == ["http://bao.test/1"]


def test_a_service_that_fails_is_asked_again_and_the_others_are_not(store: Store, service: Told) -> None:
    other = Told()
    report(store, 6050, 1)
    toml = f'notify = ["{service.address}", "{other.address}"]\n{NEW}'
    service.answer = 500
    failed = watch(store, toml)
    assert failed.exit_code == 1 and "notify[1] did not take 1 alerts" in failed.output
    service.answer = 200
    assert watch(store, toml).exit_code == 0
    other.shutdown()
    other.server_close()
    assert len(service.messages) == 1 and len(other.messages) == 1


def test_a_hostile_sentence_makes_a_feed_that_can_be_read(store: Store) -> None:
    text = "<script>alert(1)</script> ]]> \x01\u202e có 12 đảng viên."
    found = (figure(text, "12", value=12, subject="Suối Vàng", indicator="đảng viên"),)
    store.save_version(add_capture(store), article(text), Analysis(found), extractor="e")
    assert len(alerts(store, NEW)) == 1
    feed = feedparser.parse(store.path.with_name("alerts.atom").read_bytes())
    assert not feed.bozo and "alert(1)" in feed.entries[0].content[0].value


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("", "holds no [[watch]]"),
        ("[[watch]]\n", "watch[1].name: is missing"),
        (NEW + 'unti = "x"\n', "unti: is not a known key"),
        (NEW.replace("new", "newer"), "'newer' is none of"),
        (NEW + "by = 5\n", "by: is not a known key"),
        (NEW + 'status = "done"\n', "'done' is none of"),
        (NEW.replace('indicator = "đảng viên"', 'indicator = "số thuyền"'), "'đảng viên': indicator: no figure"),
        (NEW.replace("Suối Vàng", "Suối Kim Cương"), "unit: no named unit"),
        (NEW + NEW, "two watches are called 'đảng viên'"),
        (NEW.replace("new", "changed"), "by: is missing"),
        (NEW.replace("new", "changed") + 'by = "viel"\n', "write an amount"),
        (NEW.replace("new", "crosses") + 'value = "x"\n', "must be a number"),
        ('[[watch]]\nname = "w"\ncondition = "silent"\nnewspaper = "mau"\n', "days: is missing"),
        ('[[watch]]\nname = "w"\ncondition = "silent"\nnewspaper = "nope"\ndays = 2\n', "no newspaper 'nope'"),
        ('[[watch]]\nname = "w"\ncondition = "new"\n', "names a unit, an indicator or a newspaper"),
        (NEW + 'notify = ["nothing://x:secret@y"]\n', "notify[1] is no address"),
        ("[[watch]\n", "cannot be read"),
    ],
)
def test_a_wrong_watch_is_told_with_file_or_name_and_nothing_is_kept(store: Store, toml: str, said: str) -> None:
    report(store, 6050, 1)
    result = watch(store, toml)
    assert result.exit_code == 1 and said in result.output and "secret" not in result.output
    assert store.rows("SELECT * FROM alert") == []


def test_the_night_watches_too(desk: Desk, site: Site) -> None:
    site.publish(range(1, 3), words=STORY)
    watches = desk.directory / "watches.toml"
    watches.write_text(f'[[watch]]\nname = "w"\ncondition = "new"\nnewspaper = "{site.code}"\n', encoding="utf-8")
    night = desk.run("nightly", site, arguments=[f"--watches={watches}"])
    assert re.search(r"watch.*[1-9][0-9]* alerts", night.stdout), night.stdout + night.stderr
    assert feedparser.parse((desk.db.parent / "alerts.atom").read_bytes()).entries


STORY = """Sáng 5/6, UBND xã Bình An họp bàn việc phát triển kinh tế tập thể trên địa bàn trong những năm tới.
Theo báo cáo, toàn xã hiện có 27 hợp tác xã và 14 tổ hợp tác, tạo việc làm cho hơn 380 lao động trong xã.
Các đại biểu nêu nhiều giải pháp về thị trường, vốn vay và đào tạo nghề cho bà con trong thời gian tới."""


def test_the_example_can_be_read() -> None:
    from pipelines.standing.watches import Condition, load_watches

    watches = load_watches(Path("watches.example.toml"))
    assert {watch.condition for watch in watches} == set(Condition.__args__)
