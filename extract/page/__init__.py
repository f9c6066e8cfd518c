"""The steps from a page's bytes to its article, one file each; `extract.article` puts them together."""
