"""`litmatrix flow`: the way from records to studies, in the terminal, as a drawing or as data."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from litmatrix.cli.reviews import find, load_all, printed, root_option
from litmatrix.message import LanguageCode, Message

if TYPE_CHECKING:
    from litmatrix.flow import Step

_HELP = Message(
    nb="Vis veien fra treff til studier: tallene under screening i search.yaml, og studiene i matrisen.\n\n"
    "Diagrammet følger PRISMA 2020. Det står også i funnkapittelet så snart noe av det er ført opp.",
    nn="Vis vegen frå treff til studiar: tala under screening i search.yaml, og studiane i matrisa.\n\n"
    "Diagrammet følgjer PRISMA 2020. Det står òg i funnkapittelet så snart noko av det er ført opp.",
    en="Show the way from records to studies: the counts under screening in search.yaml, and the matrix.\n\n"
    "The diagram follows PRISMA 2020. It stands in the findings chapter too, once a count is written down.",
)
_FORMAT = Message(
    nb="text, svg (tegningen) eller json.",
    nn="text, svg (teikninga) eller json.",
    en="text, svg (the drawing) or json.",
)
_NO_LOG = Message(
    nb="Reviewet har ingen søkelogg. Skriv den i {file}.",
    nn="Reviewet har ingen søkjelogg. Skriv han i {file}.",
    en="The review has no search log. Write it in {file}.",
)


def command(language: LanguageCode) -> click.Command:
    """The command, its help in `language`."""

    def run(review: str | None, root: Path | None, format_: str) -> None:
        from litmatrix.flow import flow, flow_figure

        (loaded, *_) = load_all(find(root, language), (review,) if review else (), language)
        if loaded.review is None:
            click.echo(printed(loaded.diagnostics, [loaded], "full", loaded.language, everything=False), err=True)
            sys.exit(1)
        steps, drawn = flow(loaded.review), flow_figure(loaded.review)
        if drawn is None:
            file = f"matrices/{loaded.review.name}/search.yaml"
            click.echo(_NO_LOG.render(language, {"file": file}), err=True)
            sys.exit(1)
        if format_ == "svg":
            click.echo(drawn.svg, nl=False)
        elif format_ == "json":
            data = [
                {
                    "stage": step.stage,
                    "left": [{"what": one.key, "label": one.label, "n": one.n} for one in step.left],
                    "out": [{"what": one.key, "label": one.label, "n": one.n} for one in step.out],
                }
                for step in steps
            ]
            click.echo(json.dumps({"steps": data}, ensure_ascii=False, indent=2))
        else:
            click.echo(flow_text(steps, loaded.language), nl=False)

    return click.Command(
        "flow",
        callback=run,
        help=_HELP.render(language),
        params=[
            click.Argument(["review"], required=False, metavar="[REVIEW]"),
            root_option(language),
            click.Option(
                ["--format", "format_"],
                type=click.Choice(("text", "svg", "json")),
                default="text",
                show_default=True,
                help=_FORMAT.render(language),
            ),
        ],
    )


def flow_text(steps: "tuple[Step, ...]", language: LanguageCode) -> str:
    """A line per count; what was left out is indented below."""
    from litmatrix.flow import written
    from litmatrix.languages import language as words

    say = words(language)
    lines: list[str] = []
    stage = ""
    for step in steps:
        lines += [say.label(f"flow.{step.stage}")] if step.stage != stage else []
        lines += [f"  {written(count, say)}" for count in step.left]
        lines += [f"    – {written(count, say)}" for count in step.out]
        stage = step.stage
    return "\n".join(lines) + "\n"
