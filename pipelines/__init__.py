"""Puts crawling and extraction together: the store, the commands, the views, the outputs."""
