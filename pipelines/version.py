"""Which baotinh runs."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def product_version() -> str:
    """The installed version, `0` where it runs from its sources."""
    try:
        return version("baotinh")
    except PackageNotFoundError:
        return "0"
