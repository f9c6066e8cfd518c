"""Whom each figure is about: of those that it could be about, the one for whom most speaks."""
