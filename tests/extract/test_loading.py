"""Reading leaves the garbage collector as it was."""

import gc

import pytest

from extract import analyse
from extract.loading import kept, uncollected


@pytest.mark.parametrize("on", [True, False])
def test_the_garbage_collector_is_left_as_it_was(on: bool) -> None:
    try:
        if not on:
            gc.disable()
        assert analyse("Xã Bình Khê có 12 thôn.").figures
        assert gc.isenabled() == on
        with pytest.raises(ZeroDivisionError), kept(), uncollected():
            assert not gc.isenabled()
            1 / 0  # noqa: B018
        assert gc.isenabled() == on
    finally:
        gc.enable()
