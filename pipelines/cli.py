"""The command line: `baotinh COMMAND`. Each command is one file in `commands/`, imported when it is called."""

from __future__ import annotations

from importlib import import_module

import click

# command → what it does, in one line: the help page needs no import of the command itself
COMMANDS = {
    "read": "What one page, file or URL says: its article and its figures.",
    "crawl": "Fetch what is new from the newspapers' sites into the archive and the database.",
    "new": "Look at a site that is not in the registry, and propose its file there.",
    "newspapers": "The registry, with each newspaper's last night; `newspapers check` asks their live sites.",
    "nightly": "The scheduled job: crawl, extract, check, report.",
    "check": "Whether everything is well: newspapers, archive, database.",
    "extract": "Bring every archived article's figures up to the current extractor.",
    "figures": "Ask the database: figures by unit, indicator, period, status, words.",
    "search": "Articles by words, with or without diacritics.",
    "series": "One unit and indicator over time, drawn in the terminal.",
    "targets": "What was promised, beside what is done.",
    "conflicts": "Figures that contradict each other.",
    "units": "Named units: names, codes, what they belong to, how much is known of them.",
    "people": "People, with their roles over time.",
    "review": "Confirm, correct or reject a figure.",
    "watch": "Standing questions: what is new, told once.",
    "export": "CSV, JSON lines and Parquet, a data package and the codebook.",
    "score": "Precision, recall and F1 of the extractor against annotated articles or people's reviews.",
    "cite": "How to cite a figure: text, BibTeX or CSL-JSON.",
    "serve": "Show the database in the browser, on this machine only.",
}


class _LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"pipelines.commands.{cmd_name}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="baotinh")
def main() -> None:
    """Báo tỉnh: what Vietnam's provincial newspapers report in figures, each with its sentence."""


if __name__ == "__main__":
    main()
