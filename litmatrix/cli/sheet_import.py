"""`litmatrix sheet import`: what will change is shown and asked for, or what does not fit is told of."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from litmatrix.cli.cache import keep
from litmatrix.cli.files import replace_files
from litmatrix.languages import language as words
from litmatrix.message import Message

if TYPE_CHECKING:
    from litmatrix.diagnostic import Diagnostic, Fault
    from litmatrix.load import Loaded
    from litmatrix.model import Review

_UNCHANGED = Message(
    nb="Arket sier det samme som reviewet. Ingenting er endret.",
    nn="Arket seier det same som reviewet. Ingenting er endra.",
    en="The sheet says what the review says. Nothing is changed.",
)
_ASK = Message(nb="Skal {n} skrives? [j/N]", nn="Skal {n} skrivast? [j/N]", en="Write {n}? [y/N]")
_YESES = frozenset({"j", "ja", "y", "yes"})
_WRITTEN = Message(nb="Skrev {n} i {files}.", nn="Skreiv {n} i {files}.", en="Wrote {n} in {files}.")
_KEPT = Message(nb="Ingenting er endret.", nn="Ingenting er endra.", en="Nothing is changed.")
_REFUSED = Message(
    nb="{problems}. Ingenting er hentet inn.",
    nn="{problems}. Ingenting er henta inn.",
    en="{problems}. Nothing was brought in.",
)


def bring_in(file: Path, yes: bool, loaded: "Loaded", review: "Review", base: Path) -> None:
    """Bring in a sheet, unless somebody says no; exit with 1 where something does not fit."""
    from litmatrix.printers.sheet import print_changes
    from litmatrix.sheeting import bring_sheet

    say = words(loaded.language)
    brought, faults = bring_sheet(review, base, file)
    if brought is None:
        _refuse(faults, loaded)
    if brought.warnings:
        _tell(brought.warnings, loaded)
    if not brought.changes:
        click.echo(_UNCHANGED.render(loaded.language))
        return
    click.echo(print_changes(brought.changes, say), nl=False)
    n = say.count(len(brought.changes), "change")
    if not yes and not _agrees(_ASK.render(loaded.language, {"n": n})):
        click.echo(_KEPT.render(loaded.language))
        return
    replace_files({base / path: text.encode() for path, text in brought.texts.items()}, base)
    keep(base, brought.remembered)
    files = say.count(len(brought.texts), "file")
    click.echo(_WRITTEN.render(loaded.language, {"n": n, "files": files}))
    step = "litmatrix agree" if brought.memory.kind == "rater" else "litmatrix check"
    click.echo(say.label("state.next", step=step))


def _agrees(question: str) -> bool:
    """Whether somebody says yes, in any of the languages; everything else is a no."""
    answer: str = click.prompt(question, default="", show_default=False, prompt_suffix=" ")
    return answer.strip().casefold() in _YESES


def _diagnosed(faults: "Iterable[Fault]", loaded: "Loaded") -> "tuple[Diagnostic, ...]":
    from litmatrix.diagnostic import diagnose

    return diagnose(faults, loaded.locate, loaded.language)


def _tell(faults: "Iterable[Fault]", loaded: "Loaded") -> None:
    from litmatrix.printers.sheet import print_refused

    click.echo(print_refused(_diagnosed(faults, loaded), words(loaded.language)), err=True, nl=False)


def _refuse(faults: "Iterable[Fault]", loaded: "Loaded") -> NoReturn:
    faults = tuple(faults)
    _tell(faults, loaded)
    found = words(loaded.language).count(sum(one.rule.severity == "error" for one in faults), "error")
    click.echo(_REFUSED.render(loaded.language, {"problems": found}), err=True)
    sys.exit(1)
