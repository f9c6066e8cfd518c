"""The leak test: does what was read as an article hold text of the page around it?"""

from __future__ import annotations

from urllib.parse import urljoin

from lxml import html

from crawler.discovered import article_at
from crawler.newspaper import Newspaper
from extract.model import Article

_HEADLINE_WORDS = 5  # fewer are not told from ordinary words
_SHARE = 0.6  # of a block: a link inside a sentence of the article is its author's own
_SHARED_LENGTH = 40  # characters; shorter blocks ("Ảnh: TTXVN") may well stand in two articles


def leaked_headlines(body: bytes, url: str, article: Article, newspaper: Newspaper) -> list[str]:
    """The blocks of `article` that are mostly the headline under which its page links to another article."""
    headlines = _other_headlines(body, url, newspaper)
    blocks = (" ".join(block.text.split()) for block in article.blocks)
    return [block for block in blocks if any(one in block and len(one) >= _SHARE * len(block) for one in headlines)]


def shared_blocks(articles: list[Article]) -> list[str]:
    """The blocks that stand in more than one of a newspaper's articles: they are the site's, not any article's."""
    seen: dict[str, int] = {}
    for article in articles:
        for text in {" ".join(block.text.split()) for block in article.blocks}:
            seen[text] = seen.get(text, 0) + 1
    return [text for text, times in seen.items() if times > 1 and len(text) >= _SHARED_LENGTH]


def _other_headlines(body: bytes, url: str, newspaper: Newspaper) -> set[str]:
    own = article_at(url, None, newspaper)
    headlines = set()
    for link in html.document_fromstring(body, parser=html.HTMLParser(encoding="utf-8")).iter("a"):
        other = article_at(urljoin(url, link.get("href") or "#"), None, newspaper)
        text = " ".join(link.text_content().split())
        if other is not None and other != own and len(text.split()) >= _HEADLINE_WORDS:
            headlines.add(text)
    return headlines
