"""Which sentences stand in a list, and under which line."""

import pytest

from extract.rules.lists import openings


def under(text: str) -> dict[str, str]:
    """Each item of the text → its opening line, line by line."""
    sentences, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            sentences.append((at, at + len(line)))
        at += len(line) + 1
    said = [text[start:end] for start, end in sentences]
    return {said[item]: said[opening] for item, opening in openings(text, sentences).items()}


@pytest.mark.parametrize("mark", ["-", "+", "•", "–", "a)", "1."])
def test_marked_items_follow_a_colon(mark: str) -> None:
    text = f"Mục tiêu:\n\n{mark} Trồng rừng.\n\n{mark} Xoá nhà tạm.\n\nHuyện giao các xã thực hiện."
    assert under(text) == {f"{mark} Trồng rừng.": "Mục tiêu:", f"{mark} Xoá nhà tạm.": "Mục tiêu:"}


def test_items_without_a_mark_end_in_semicolons_but_the_last() -> None:
    text = "Kết quả:\nTrồng rừng;\nXoá nhà tạm;\nMở đường.\nHuyện khen thưởng."
    assert under(text) == dict.fromkeys(["Trồng rừng;", "Xoá nhà tạm;", "Mở đường."], "Kết quả:")


def test_a_paragraph_after_a_colon_is_no_list() -> None:
    assert under("Ông Tú cho biết:\nXã đã trồng rừng.\nNay rừng xanh;\ntốt.") == {}


def test_a_list_needs_its_opening_line() -> None:
    assert under("- Trồng rừng;\n- Xoá nhà tạm.") == {}


def test_two_lists_keep_apart() -> None:
    text = "Đã làm:\n- Trồng rừng.\nSẽ làm:\n- Mở đường."
    assert under(text) == {"- Trồng rừng.": "Đã làm:", "- Mở đường.": "Sẽ làm:"}
