"""Organisations spoken of by their proper name alone. Names and figures are invented."""

from __future__ import annotations

import pytest

from extract import analyse


def mentions(text: str) -> dict[str, list[str]]:
    """Each named unit → how the text speaks of it."""
    return {unit.name: [text[m.start : m.end] for m in unit.mentions] for unit in analyse(text).named_units}


@pytest.mark.parametrize(
    ("why", "text", "name", "said"),
    [
        ("the end of the name", "Công ty cổ phần Nhà Khuê Vân họp. Cổ đông của Khuê Vân đến.",
         "Công ty cổ phần Nhà Khuê Vân", ["Công ty cổ phần Nhà Khuê Vân", "Khuê Vân"]),
        ("the name in brackets", "Công ty cổ phần Nhà Khuê Vân (HVG) họp. Cổ đông của HVG đến.",
         "Công ty cổ phần Nhà Khuê Vân", ["Công ty cổ phần Nhà Khuê Vân", "HVG", "HVG"]),
        ("a place's name stays the place's", "Công ty Điện lực tỉnh Lai Châu họp. Người dân ở Lai Châu chờ.",
         "tỉnh Lai Châu", ["tỉnh Lai Châu", "Lai Châu"]),
        ("not before the whole name", "Cổ đông của Khuê Vân đến. Công ty cổ phần Nhà Khuê Vân họp.",
         "Công ty cổ phần Nhà Khuê Vân", ["Công ty cổ phần Nhà Khuê Vân"]),
        ("not within a longer name", "Công ty cổ phần Nhà Khuê Vân họp. Ông Lê Khuê Vân đến.",
         "Công ty cổ phần Nhà Khuê Vân", ["Công ty cổ phần Nhà Khuê Vân"]),
        ("not what two are called", "Công ty TNHH May Khuê Vân và Công ty TNHH Thép Khuê Vân họp. Khuê Vân vui.",
         "Công ty TNHH May Khuê Vân", ["Công ty TNHH May Khuê Vân"]),
        ("not the place where a line ends", "Cao tốc Khuê Vân - Suối Khuê dài 9 km. Người dân ở Suối Khuê chờ.",
         "Cao tốc Khuê Vân - Suối Khuê", ["Cao tốc Khuê Vân - Suối Khuê"]),
    ],
)  # fmt: skip
def test_short_names_are_mentions_of_the_whole(why: str, text: str, name: str, said: list[str]) -> None:
    assert mentions(text)[name] == said, why
