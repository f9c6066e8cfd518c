"""What the words behind a unit's name say that it does."""

from __future__ import annotations

import pytest

from extract.subjects.deeds import Deed, deed, undergoes
from extract.syllables import split


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("cho biết có 12 vụ cháy", Deed.REPORTS),
        ("vừa báo cáo", Deed.REPORTS),
        ("đã đề nghị cấp 40 tỷ đồng", Deed.ASKS),
        ("vừa khởi tố 12 bị can", Deed.ACTS),
        ("(huyện Mường Tè) đã chi 5 tỷ đồng", Deed.ACTS),
        ("xử phạt 9 cơ sở", Deed.ACTS),
        ("là đơn vị có 40 cán bộ", Deed.ACTS),
        ("mưa to", Deed.NONE),
        ("", Deed.NONE),
        ("đã", Deed.NONE),
    ],
)
def test_what_a_unit_does(behind: str, expected: Deed) -> None:
    _, _, view = split(f"Công an tỉnh Lai Châu {behind}".strip())
    assert deed(view, 5) is expected


@pytest.mark.parametrize(("behind", "expected"), [("bị phạt", True), ("(xã Suối Bạc) phải trả lại", True), ("phạt", False)])
def test_what_is_done_to_a_unit(behind: str, expected: bool) -> None:
    _, _, view = split(f"Công an tỉnh Lai Châu {behind}")
    assert undergoes(view, 5) is expected
