"""`litmatrix schema`: JSON Schema for the files, with this review's own names as choices."""

import json
from pathlib import Path

import click

from litmatrix.cli.files import replace_files
from litmatrix.cli.reviews import find, root_option
from litmatrix.cli.speech import asked_language
from litmatrix.message import LanguageCode, Message

_KINDS = ("study", "review", "search", "finding", "ratings", "consensus", "comments", "appraisal")
_HELP = Message(
    nb="Skriv JSON Schema for filene, med dette reviewets egne spørsmål, nivåer og siteringsnøkler som valg.\n\n"
    "Uten navn legges alle i mappen .litmatrix, der redigeringsprogrammet finner dem.",
    nn="Skriv JSON Schema for filene, med spørsmåla, nivåa og siteringsnøklane i dette reviewet som val.\n\n"
    "Utan namn blir alle lagde i mappa .litmatrix, der redigeringsprogrammet finn dei.",
    en="Write JSON Schema for the files, with the review's own questions, levels and citation keys as choices.\n\n"
    "Without a name all are put into the folder .litmatrix, where the editor finds them.",
)
_REVIEW = Message(
    nb="Reviewet som valgene hentes fra; ellers det første.",
    nn="Reviewet som vala blir henta frå; elles det første.",
    en="The review that the choices come from; default: the first.",
)


def command(language: LanguageCode) -> click.Command:
    """The command, its help in `language`."""

    def run(kind: str | None, root: Path | None, review: str | None) -> None:
        from litmatrix.load import load
        from litmatrix.schema import schema

        base = find(root, language)
        loaded = load(base, review, asked_language())
        if kind is not None:
            click.echo(_text(schema(kind, loaded.review, loaded.language)), nl=False)
            return
        folder = base / ".litmatrix"
        texts = {
            folder / f"{name}.schema.json": _text(schema(name, loaded.review, loaded.language)).encode()
            for name in _KINDS
        }
        replace_files(texts, base)
        for path in texts:
            click.echo(path.relative_to(base).as_posix())

    return click.Command(
        "schema",
        callback=run,
        help=_HELP.render(language),
        params=[
            click.Argument(["kind"], type=click.Choice(_KINDS), required=False, metavar=f"[{'|'.join(_KINDS)}]"),
            root_option(language),
            click.Option(["--review"], metavar="NAME", help=_REVIEW.render(language)),
        ],
    )


def _text(made: dict[str, object]) -> str:
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
