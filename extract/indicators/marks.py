"""What ends a phrase: punctuation marks, numerals and times."""

from __future__ import annotations

from extract.rules.clauses import NUMERAL, TIME

MARKS = frozenset(",;:.!?…()\n–—“”\"'‘’/-") | {NUMERAL, TIME}
QUOTES = frozenset("“”\"'‘’")
DASHES = frozenset("-–—")
