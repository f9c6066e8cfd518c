"""Measuring the extractor against annotated articles."""
