"""Review in the browser: who gives the password may confirm, correct or reject a figure under their name."""

from __future__ import annotations

ROUTES: list[tuple[str, object]] = []
