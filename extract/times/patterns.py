"""The patterns of all forms of time, put together from the lexicon: which forms begin with a word, and where they match."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from extract.lexicon import load
from extract.text import fold_tone

_LEX = load("periods")


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


YEAR = r"(?:19|20)\d\d(?!\d|[.,]\d)"
_MAY = rf"(?<!\bnăm(?= (?:{YEAR}|nay|ngoái|kia)))"  # in "5 tháng năm 2023" the word năm is the year's, not May
_NUMERALS = load("numerals")
_DIGIT = _any([*_NUMERALS["units"], *_NUMERALS["after_tens"]])
_PARTS: dict[str, str] = {
    "YEAR": YEAR,
    "MONTH": rf"(?:\d{{1,2}}(?!\d|,\d|\.(?!{YEAR})\d)|{_any(_LEX['months'])}(?!\w){_MAY})",
    "COUNT": rf"(?:\d{{1,2}}|{_any(_LEX['counts'])})",
    "SHIFT": _any(_LEX["shifts"]),
    "MANY": rf"(?:\d{{1,3}}(?!\d)|(?:{_DIGIT} )?(?:mươi|mười)(?: {_DIGIT}(?!\w))?|{_DIGIT})",
    "DAYNUM": rf"(?:\d{{1,2}}|(?:{_DIGIT} mươi|mười)(?: {_DIGIT}(?! mươi))?|{_DIGIT})",
    "TAIL": r"(?>(?:(?:\s?[-/]\s?|\.(?=YEAR)|,? ?(?:của )?năm (?:học )?|,? )(?P<y>YEAR)(?!\s?[-–]\s?\d)"
    r"|,? (?:của )?năm (?P<rel>SHIFT)(?!\w)| (?P<this>SHIFT)(?!\w| nay| hết| tháng| quý| năm| ngày| \d))?)",
    "CLOCK": r"\d{1,2} ?(?:h|giờ)(?: ?\d{1,2}(?: phút)?)?",
    "DIGIT": _DIGIT,
    "CAN": _any(_LEX["sexagenary"]["can"]),
    "CHI": _any(_LEX["sexagenary"]["chi"]),
    **{key.upper(): _any(_LEX[key]) for key in ("quarters", "days", "festivals", "lunar_months", "per_units")},
    **{key.upper(): _any(words) for key, words in _LEX["words"].items()},
    "YEAR_BEHIND": rf"CLOSED|\s?[-/]\s?{YEAR}| (?:của )?năm (?:{YEAR}|{_any(_LEX['shifts'])})| {_any(_LEX['shifts'])}(?!\w)",
    "CLOSED": rf"\s*(?:[,.;:)!?…”\"]|$)| {_any(_LEX['words']['closed'])}(?!\w)",
}
_NAME = re.compile(r"\b[A-Z_]{3,}\b")
_FORMS: dict[str, str] = load("period_forms")["forms"]
_STARTS: dict[str, list[str]] = load("period_forms")["starts"]
WORD = re.compile(r"[^\W\d_]++\d?|\d++")
OPENERS = frozenset(fold_tone(word.split()[0].rstrip("12345678")) for word in (*_STARTS, *_LEX["per_units"]))  # "t" of "t4"
_YEAR = re.compile(YEAR)
_MONTH_BEFORE = re.compile(r"/\d{4}-$")  # 1/2022-6/2023
_BEHIND_DIGITS = _any(load("period_forms")["behind_digits"])
_DATES_GO_ON = re.compile(  # what the digits of a time have behind them; most digits have none of it
    r"\s?(?:[-–—/]|\.\s?\d{1,2}\s?\.|,(?: \d{1,2}(?!\d)| ?rạng| ?sáng)|[tm](?:\s?[-/]|(?:19|20)\d\d)|"
    + _BEHIND_DIGITS
    + r"(?!\w))"
)
_SLASH = re.compile(rf"(?P<slash>/\s?(?P<slash_u>{_PARTS['PER_UNITS']})(?!\w| (?:{YEAR}|học)))")


def _spelled_out(form: str, pattern: str) -> str:
    while names := set(_NAME.findall(pattern)):
        for name in names:
            pattern = re.sub(rf"\b{name}\b", lambda _, name=name: _PARTS[name], pattern)  # type: ignore[misc]
    return rf"(?P<{form}>{pattern.replace('?P<', f'?P<{form}_')})"


@cache
def _forms_from(start: str) -> re.Pattern[str]:
    """The forms that begin with this word, as one pattern."""
    return re.compile("|".join(_spelled_out(form, pattern) for form, pattern in _FORMS.items() if form in _STARTS[start]))


def match_at(lowered: str, start: int, word: str) -> re.Match[str] | None:
    """The form that begins with `word` at `start`; None for none. Its name is the match's `lastgroup`."""
    if word in _LEX["per_units"] and (slash := _slash_before(lowered, start)) >= 0:
        return _SLASH.match(lowered, slash)
    key = "#" if word[0].isdigit() else word
    glued = start and lowered[start - 1] in "/.,-_" and not _MONTH_BEFORE.search(lowered, max(0, start - 6), start)
    if key not in _STARTS or glued:
        return None
    if key == "#" and not _DATES_GO_ON.match(lowered, start + len(word)) and not _YEAR.match(lowered, start):
        return None
    return _forms_from(key).match(lowered, start)


def _slash_before(lowered: str, start: int) -> int:
    """Where the slash of a rate stands: đồng/năm, đồng / năm; -1 without one."""
    if lowered[start - 1 : start] == "/":
        return start - 1
    return start - 2 if lowered[max(0, start - 2) : start] == "/ " else -1
