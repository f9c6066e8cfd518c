"""Why a text is read as it is, for people: each sentence, what was seen in it, the rules that fired, what was turned down."""

from __future__ import annotations

from collections.abc import Iterable

import click

from extract.why import Explanation, Reason


def print_why(explanations: Iterable[Explanation]) -> None:
    """Print one block a sentence to standard output."""
    for explanation in explanations:
        click.echo(click.style(explanation.text, bold=True))
        for mention in explanation.seen:
            click.echo(f"  seen    {mention.kind:<8} {mention.text!r}: {mention.means}")
        for text, why in explanation.turned_down:
            click.echo(f"  no      numeral  {text!r}: {why}")
        for reason in explanation.figures:
            _print_figure(reason)
        click.echo()


def _print_figure(reason: Reason) -> None:
    figure = reason.figure
    click.echo(f"  figure  {figure.quote!r}: {figure.value:g} {figure.unit or ''}, {figure.indicator or '?'} ({figure.rule})")
    for rule in reason.rules:
        click.echo(f"          {rule}")
    doubts = "; ".join(f"{doubt} -{lowered:g}" for doubt, lowered in reason.doubts)
    click.echo(f"          confidence {figure.confidence:g}" + (f": {doubts}" if doubts else ""))
