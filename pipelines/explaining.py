"""Why a text is read as it is, for people: each sentence, what was seen in it, the rules that fired, what was turned down."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

import click

from extract.why import Explanation, Reason
from pipelines.wording import period


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
    told = (figure.subject, period(figure.period_start, figure.period_end), figure.status, figure.attribution)
    click.echo("          " + " · ".join(text for text in told if text))
    for one in reason.subjects:
        why = ", ".join(f"{name} {added:+.1f}" for name, added in one.reasons)
        click.echo(f"          subject {one.score:+.1f}  {one.name or 'nobody'}: {why}")
    for rule in reason.rules:
        click.echo(f"          {rule}")
    for what, tried in groupby(reason.turned_down, key=itemgetter(0)):
        click.echo(f"          turned down for {what}: " + "; ".join(rule for _, rule in tried))
    doubts = "; ".join(f"{doubt} -{lowered:g}" for doubt, lowered in reason.doubts)
    click.echo(f"          confidence {figure.confidence:g}" + (f": {doubts}" if doubts else ""))
