"""`litmatrix diff`: what changed in the evidence."""

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from litmatrix.cli.application import COULD_NOT_RUN
from litmatrix.cli.cache import keeper
from litmatrix.cli.reviews import find, load_all, printed, root_option
from litmatrix.diagnostic import Diagnostic, Fault, diagnose
from litmatrix.load import Loaded
from litmatrix.message import LanguageCode, Message
from litmatrix.printers.changes import CHANGE_PRINTERS, Note

if TYPE_CHECKING:
    from litmatrix.cli.comparing import Compared

_HELP = Message(
    nb="Vis hva som er endret i belegget siden en versjon i git (ellers HEAD), en kopi av mappen, eller det som "
    "sist ble godkjent (approved).",
    nn="Vis kva som er endra i belegget sidan ein versjon i git (elles HEAD), ein kopi av mappa, eller det som "
    "sist blei godkjent (approved).",
    en="Show what changed in the evidence since a git revision (default: HEAD), a copy of the folder, or what "
    "was signed off last (approved).",
)
_REVIEW = Message(
    nb="Reviewet; ellers det første.", nn="Reviewet; elles det første.", en="The review; default: the first."
)
_FORMAT = Message(
    nb="Hvordan endringene skrives.", nn="Korleis endringane blir skrivne.", en="How the changes are written."
)
_VERSION = Message(
    nb="versjonen fra {date} ({short})", nn="versjonen frå {date} ({short})", en="the version of {date} ({short})"
)
_NAMED_VERSION = Message(
    nb="versjonen «{name}» fra {date} ({short})",
    nn="versjonen «{name}» frå {date} ({short})",
    en="the version “{name}” of {date} ({short})",
)
_SPELT_FOR_GIT = re.compile(r"HEAD\b|[0-9a-f]{4,40}$|.*[~^@{}:]")
"""What names a revision to git and tells a reader nothing: `HEAD~2`, a hash."""
_SIGNED = Message(nb="{by} godkjente {date}", nn="{by} godkjende {date}", en="{by} signed off on {date}")


def command(language: LanguageCode) -> click.Command:
    """The command, its help in `language`."""

    def run(since: str, root: Path | None, review: str | None, format_: str) -> None:
        from litmatrix.cli.comparing import compare
        from litmatrix.languages import language as words
        from litmatrix.matrix.frame import names_in

        base = find(root, language)
        (now, *_) = load_all(base, (review,) if review else (), language)
        if now.review is None:
            click.echo(printed(now.diagnostics, [now], "full", now.language, everything=False), err=True, nl=False)
            sys.exit(1)
        compared = compare(now, now.review, base, since, keeper(base))
        _tell(compared.faults, now)
        if compared.changes is None:
            sys.exit(COULD_NOT_RUN)
        named = _named(since, compared, now)
        note = Note(
            compared.changes,
            named,
            words(now.language),
            now.locate,
            names_in(now.review),
            now.review.protocol.title,
            compared.version and since,
        )
        click.echo(CHANGE_PRINTERS[format_](note), nl=False)

    return click.Command(
        "diff",
        callback=run,
        help=_HELP.render(language),
        params=[
            click.Argument(["since"], default="HEAD", metavar="[REV|FOLDER|approved]"),
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


def _tell(faults: tuple[Fault, ...], now: Loaded) -> None:
    """What hinders, or weakens, the comparison; where nothing but the place in the history is to blame, that."""
    problems: tuple[Diagnostic, ...] = diagnose(faults, now.locate, now.language)
    if problems:
        click.echo(printed(problems, [now], "full", now.language, everything=True), err=True, nl=False)


def _named(since: str, compared: "Compared", now: Loaded) -> str:
    """What the earlier state is called, for whoever has never heard of git."""
    from litmatrix.languages import language as words

    say = words(now.language)
    if compared.approval is not None:
        told = {"by": compared.approval.by, "date": say.date(compared.approval.date)}
        return _SIGNED.render(now.language, told)
    if compared.version is None:
        return since
    told = {"name": since, "short": compared.version.short, "date": say.date(compared.version.date)}
    return (_VERSION if _SPELT_FOR_GIT.match(since) else _NAMED_VERSION).render(now.language, told)
