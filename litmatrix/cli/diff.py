"""`litmatrix diff`: what changed in the evidence."""

import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import click

from litmatrix.cli.application import COULD_NOT_RUN
from litmatrix.cli.reviews import find, load_all, printed, root_option
from litmatrix.diagnostic import Fault, diagnose
from litmatrix.location import Location
from litmatrix.message import LanguageCode, Message
from litmatrix.model import Review
from litmatrix.printers.changes import CHANGE_PRINTERS

_HELP = Message(
    nb="Vis hva som er endret i belegget siden en versjon i git (ellers HEAD) eller en kopi av mappen.",
    nn="Vis kva som er endra i belegget sidan ein versjon i git (elles HEAD) eller ein kopi av mappa.",
    en="Show what changed in the evidence since a git revision (default: HEAD) or a copy of the folder.",
)
_REVIEW = Message(
    nb="Reviewet; ellers det første.", nn="Reviewet; elles det fyrste.", en="The review; default: the first."
)
_FORMAT = Message(
    nb="Hvordan endringene skrives.", nn="Korleis endringane blir skrivne.", en="How the changes are written."
)


def command(language: LanguageCode) -> click.Command:
    """The command, its help in `language`."""

    def run(since: str, root: Path | None, review: str | None, format_: str) -> None:
        from litmatrix.changes import changes
        from litmatrix.languages import language as words

        base = find(root, language)
        (now, *_) = load_all(base, (review,) if review else (), None, language)
        if now.review is None:
            click.echo(printed(now.diagnostics, [now], "full", now.language, everything=False), err=True, nl=False)
            sys.exit(1)
        before = _earlier(base, since, now.review, language)
        found = changes(before, now.review)
        click.echo(CHANGE_PRINTERS[format_](found, since, words(now.language), now.locate), nl=False)

    return click.Command(
        "diff",
        callback=run,
        help=_HELP.render(language),
        params=[
            click.Argument(["since"], default="HEAD", metavar="[REV|FOLDER]"),
            root_option(language),
            click.Option(["--review"], metavar="NAME", help=_REVIEW.render(language)),
            click.Option(
                ["--format", "format_"],
                type=click.Choice(tuple(CHANGE_PRINTERS)),
                default="text",
                show_default=True,
                help=_FORMAT.render(language),
            ),
        ],
    )


def _earlier(root: Path, since: str, review: Review, language: LanguageCode) -> Review:
    """The earlier state. Ends the program with 2 when there is none."""
    from litmatrix.load import load
    from litmatrix.readers.history import files_at
    from litmatrix.readers.rules.history import NO_EARLIER_REVIEW

    faults: list[Fault] = []
    if (Path(since) / "matrices").is_dir():
        earlier = load(Path(since), review.name).review
    else:
        files, faults = files_at(root, since)
        earlier = _read(files, review.name)
    if earlier is not None:
        return earlier
    missing = Fault(NO_EARLIER_REVIEW, Location(since), {"review": review.name, "revision": since})
    problems = diagnose(faults or [missing], lambda place: Location(place.path), language)
    click.echo(printed(problems, [], "full", language, everything=True), err=True, nl=False)
    sys.exit(COULD_NOT_RUN)


def _read(files: Mapping[str, bytes], name: str) -> Review | None:
    """The review that these files are."""
    from litmatrix.load import load

    with tempfile.TemporaryDirectory(prefix="litmatrix-") as folder:
        for path, content in files.items():
            target = Path(folder) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        return load(Path(folder), name).review
