"""Loading and reading without the garbage collector, which would look again and again through all that is there and stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No garbage collection inside the block: for work that soon ends and leaves little garbage. Afterwards as it was."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def kept() -> Iterator[None]:
    """No garbage collection inside the block, and afterwards never again of what is there by then: for what is loaded once."""
    with uncollected():
        try:
            yield
        finally:
            gc.freeze()
