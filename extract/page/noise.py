"""What a page's markup holds for programs only, half of it and more: cut out before anything is decoded or parsed."""

from __future__ import annotations

import re

_LONG_SCRIPT = 600  # bytes; a body that a script puts in order has more
# The patterns begin with a plain "<", and the lookahead keeps it alone: bytes are searched fastest for a single one. A drawing
# whose tag closes itself has no end to look for.
_NOISE = re.compile(rb"<(?=[!sS])(?:!--|(?i:script|style)\b(?![^>]{0,200}ld\+json)|(?i:svg)\b(?![^>]{0,900}/>))")
_CLOSINGS = {
    b"<!--": re.compile(rb"-->"),
    b"<script": re.compile(rb"<(?=/)/(?i:script)[^>]{0,20}>"),
    b"<style": re.compile(rb"<(?=/)/(?i:style)[^>]{0,20}>"),
    b"<svg": re.compile(rb"<(?=/)/(?i:svg)[^>]{0,20}>"),
}


def without_noise(markup: bytes) -> tuple[bytes, tuple[bytes, ...]]:
    """Markup, in any encoding that extends ASCII, without comments, styles, drawings and scripts but JSON-LD; the long scripts.

    They end where an HTML parser ends them; the search is plain, so that its cost stays linear.
    """
    kept: list[bytes] = []
    scripts: list[bytes] = []
    position = 0
    while found := _NOISE.search(markup, position):
        closing = _CLOSINGS[found[0].lower()].search(markup, found.start() + 2)
        if closing is None:
            break  # never closed: the parser knows best
        kept.append(markup[position : found.start()])
        if closing.start() - found.end() > _LONG_SCRIPT:
            scripts.append(markup[found.end() : closing.start()])
        position = closing.end()
    kept.append(markup[position:])
    return b"".join(kept), tuple(scripts)
