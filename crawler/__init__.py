"""Newspaper's site → archived pages: the registry, discovery, the spider, the archive and the frontier."""
