"""Reprints are told from articles that only look alike, and the original from its copies."""

from datetime import UTC, date, datetime, timedelta

import pytest

from extract.duplicates import Cluster, Record, find_copies

NIGHT = datetime(2024, 3, 7, 5, 0, tzinfo=UTC)
TEXT = (
    "Ba tháng đầu năm, xã Hạ Lương trồng mới 146 ha quế, đạt 73% kế hoạch năm. "
    "Bà con trong xã được cấp giống và tập huấn kỹ thuật miễn phí.\n\n"
    "Theo ông Nông Văn Sáng, Chủ tịch UBND xã, mỗi héc ta quế sau mười năm cho thu khoảng 500 triệu đồng. "
    "Toàn xã hiện có 1.280 ha quế, "
    "trong đó 310 ha đã được cấp chứng nhận hữu cơ.\n\n"
    "Năm nay, xã phấn đấu có thêm 2 hợp tác xã chế biến quế, tạo việc làm cho 120 lao động."
)
WEEKLY = (
    "Giá chè búp tươi tại chợ Nà Phước sáng nay là {} đồng/kg, giá chè khô là {} đồng/kg, "
    "lượng mua bán đạt {} tấn, không đổi nhiều so với tuần trước, bà con yên tâm chăm sóc nương chè."
)


def record(id_: int, text: str = TEXT, publisher: str = "Báo Một", hours: int = 0, **fields: str) -> Record:
    return Record(id_, text, publisher, NIGHT + timedelta(hours=hours), **fields)


def test_the_earliest_is_the_original() -> None:
    found = find_copies([record(1, hours=9), record(2, publisher="Báo Hai", hours=3), record(3, publisher="Báo Ba", hours=30)])
    assert found == [Cluster(2, (1, 3))]


def test_the_named_newspaper_is_the_original_though_it_came_later() -> None:
    copy = record(1, publisher="Cổng tin", source="Báo Hạ Lương")
    assert find_copies([copy, record(2, publisher="Báo Hạ Lương", hours=8)]) == [Cluster(2, (1,))]


def test_the_linked_page_is_the_original() -> None:
    copy = record(1, source_url="http://www.bao.example/que.html?utm=1")
    assert find_copies([copy, record(2, publisher="Báo Hai", hours=8, url="https://bao.example/que.html")]) == [Cluster(2, (1,))]


@pytest.mark.parametrize(
    "changed",
    [
        "(Báo Một) - " + TEXT,
        TEXT + "\n\nTheo Báo Một",
        TEXT.split("\n\n", 1)[1],
        TEXT.replace("hoà", "hòa").replace("Hạ Lương", "HẠ LƯƠNG"),
        TEXT.replace("được cấp giống", "được hỗ trợ cây giống"),
    ],
)
def test_a_copy_may_be_changed_a_little(changed: str) -> None:
    assert find_copies([record(1), record(2, changed, "Báo Hai", 5)]) == [Cluster(1, (2,))]


def test_reports_from_one_mould_with_other_figures_are_no_copies() -> None:
    weeks = [WEEKLY.format(12_000 + 500 * n, 210_000 + 3_000 * n, 14 + n) for n in range(3)]
    assert find_copies([record(n, text, hours=24 * n) for n, text in enumerate(weeks)]) == []


def test_the_same_words_long_after_are_no_copy() -> None:
    assert find_copies([record(1), record(2, hours=24 * 60)]) == []


def test_different_articles_and_very_short_ones_stand_alone() -> None:
    other = (
        TEXT.replace("quế", "hồi").split("\n\n")[0]
        + " Đây là một bài khác hẳn, nói về chuyện trồng hồi ở một xã khác của huyện bên."
    )
    assert find_copies([record(1), record(2, other), record(3, "Tin vắn."), record(4, "Tin vắn.")]) == []


def test_a_day_without_a_time_comes_after_times_of_that_day() -> None:
    whole_day = Record(1, TEXT, "Báo Một", date(2024, 3, 7))
    assert find_copies([whole_day, record(2, publisher="Báo Hai", hours=4), Record(3, TEXT, "Báo Ba")]) == [Cluster(2, (1, 3))]


def test_a_chain_does_not_join_what_is_not_alike() -> None:
    first, second = TEXT, TEXT.replace("quế", "chè xanh")
    joined = first + "\n\n" + second.replace("146", "147")
    found = find_copies([record(1, first), record(2, joined, hours=1), record(3, second, hours=2)])
    assert all(1 not in c.copies or c.original == 2 for c in found)
    assert not any({c.original, *c.copies} == {1, 3} for c in found)


def test_many_articles_in_any_order() -> None:
    texts = [
        TEXT.replace("Hạ Lương", f"Khe {n}").replace("146", str(200 + n)).replace("1.280", str(3000 + 7 * n)) for n in range(60)
    ]
    records = [record(n, text, hours=n) for n, text in enumerate(texts)]
    copies = [record(100 + n, text, "Báo Hai", hours=n + 2) for n, text in enumerate(texts[:20])]
    wanted = [Cluster(n, (100 + n,)) for n in range(20)]
    assert find_copies(records + copies) == wanted
    assert find_copies((records + copies)[::-1]) == wanted
