"""`baotinh search`: articles by words."""

from __future__ import annotations

from typing import Any

import click

from pipelines.options import db_option, format_option
from pipelines.output import shown

_ON, _OFF = "\x1b[1m", "\x1b[0m"  # bold, where a terminal shows it; click takes it away where none does
COLUMNS = ("published", "newspaper", "title", "text", "url")


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--newspaper", metavar="CODE", help="Only this newspaper.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="At most so many.")
@format_option
@db_option
def search(words: tuple[str, ...], newspaper: str | None, limit: int, format_: str, db: str) -> None:
    """Articles that hold all WORDS, the newest first. Diacritics are optional; phrases go in double quotes."""
    from pipelines.database.store import Store
    from pipelines.output import write_rows
    from pipelines.questions.article_search import find_articles

    with Store.read(db) as store:
        found = find_articles(store, " ".join(words), newspaper=newspaper, limit=limit)
    if format_ == "table":
        for article in found:
            _print(article)
        click.echo(f"{len(found)} bài")
    else:
        write_rows([{**article, "text": article["snippet"].text} for article in found], format_, COLUMNS)


def _print(article: dict[str, Any]) -> None:
    click.echo(click.style(shown(article["title"] or "(không có tiêu đề)"), bold=True))
    click.echo(shown(" · ".join(str(part) for part in (article["published"], article["newspaper"], article["url"]) if part)))
    click.echo(f"  … {article['snippet'].marked(_ON, _OFF)} …\n")
