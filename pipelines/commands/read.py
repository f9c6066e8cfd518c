"""`baotinh read`: what one page, file, address or archive says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from pipelines.options import DAY, format_option
from pipelines.output import plain, to_json, write_rows

if TYPE_CHECKING:
    from extract.model import Analysis
    from pipelines.inputs import Source

CSV_FIRST = ("input", "url", "title", "published")
TABLE = ("giá trị", "đơn vị", "chỉ số", "chủ thể", "thời gian", "tính chất", "nguồn")


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@format_option
@click.option("--published", metavar="DATE", type=DAY, help="The day of publication (YYYY-MM-DD), where the page does not say.")
@click.option("--province", help="The newspaper's province, which decides between places of one name.")
@click.option("--why", is_flag=True, help="Show for each sentence what was seen, which rules fired and what was turned down.")
def read(files: tuple[str, ...], format_: str, published: date | None, province: str | None, why: bool) -> None:
    """What each FILE says: an .html page, a .txt copy of a page, - (standard input), a URL or a WARC."""
    from extract import analyse
    from pipelines.inputs import InputError, read_inputs

    if why and format_ != "table":
        raise click.BadOptionUsage("why", "--why is for people: leave --format out")
    results = []
    try:
        for source in read_inputs(files):
            article = source.article
            if why:
                _explain(source, published, province)
                continue
            analysis = analyse(article.text, published=published or article.published, title=article.title, province=province)
            if format_ == "table":
                _print(source, analysis)
            else:
                results.append((source, analysis))
    except InputError as error:
        raise click.ClickException(str(error)) from error
    if format_ != "table":
        _write(results, format_)


def _explain(source: Source, published: date | None, province: str | None) -> None:
    from extract.why import explain
    from pipelines.explaining import print_why

    article = source.article
    print_why(explain(article.text, published=published or article.published, title=article.title, province=province))


def _write(results: list[tuple[Source, Analysis]], format_: str) -> None:
    if format_ == "json":
        documents = [_document(source, analysis) for source, analysis in results]
        click.echo(to_json(documents[0] if len(documents) == 1 else documents, indent=2))
        return
    from extract.model import Figure

    columns = (*CSV_FIRST, *Figure.__dataclass_fields__)
    write_rows((row for source, analysis in results for row in _rows(source, analysis)), format_, columns)


def _document(source: Source, analysis: Analysis) -> dict[str, Any]:
    return {"article": plain(source.article), **plain(analysis)}


def _rows(source: Source, analysis: Analysis) -> Iterable[dict[str, Any]]:
    article = source.article
    first = {"input": source.name, "url": article.url, "title": article.title, "published": article.published}
    for figure in analysis.figures:
        yield first | plain(figure)


def _print(source: Source, analysis: Analysis) -> None:
    article = source.article
    click.echo(click.style(article.title or source.name, bold=True))
    when: date | datetime | None = article.published_at or article.published
    click.echo(" · ".join(str(part) for part in (when, ", ".join(article.authors), article.source, article.url) if part))
    for issue in article.issues:
        click.echo(f"{source.name}: {issue}", err=True)
    click.echo(f"\n{article.text}\n")
    write_rows([_table_row(plain(f)) for f in analysis.figures], "table", TABLE, title=f"{len(analysis.figures)} số liệu")


def _table_row(figure: dict[str, Any]) -> dict[str, Any]:
    from pipelines.wording import amount, nature, period

    cells = (
        amount(figure),
        figure["unit"],
        figure["indicator"],
        figure["subject"],
        period(figure["period_start"], figure["period_end"]),
        nature(figure),
        figure["attribution"],
    )
    return dict(zip(TABLE, cells, strict=True))

