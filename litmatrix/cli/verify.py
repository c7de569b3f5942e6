"""`litmatrix verify`: every quote held against the full text of its report."""

import difflib
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from litmatrix.cli.application import COULD_NOT_RUN
from litmatrix.cli.cache import keeper
from litmatrix.cli.files import replace_files
from litmatrix.cli.reviews import find, has_errors, load_all, printed, review_argument, root_option
from litmatrix.diagnostic import Diagnostic
from litmatrix.languages import language as words
from litmatrix.load import Loaded
from litmatrix.message import LanguageCode, Message
from litmatrix.printers import PRINTERS

if TYPE_CHECKING:
    from litmatrix.verification import Verdict
    from litmatrix.verifying import Verified

_HELP = Message(
    nb="Kontroller hvert sitat mot fullteksten i sources/fulltext/.\n\n"
    "Fulltekstene heter det samme som siteringsnøkkelen: hansen2020.pdf (eller .docx, .odt, .epub, .html, .md, "
    ".txt). Ingenting forlater maskinen. Avslutter med 0 når alt stemmer, 1 når minst ett sitat ikke gjør det, og "
    "2 når en fulltekst ikke lot seg lese.",
    nn="Kontroller kvart sitat mot fullteksten i sources/fulltext/.\n\n"
    "Fulltekstane heiter det same som siteringsnøkkelen: hansen2020.pdf (eller .docx, .odt, .epub, .html, .md, "
    ".txt). Ingenting forlèt maskina. Avsluttar med 0 når alt stemmer, 1 når minst eitt sitat ikkje gjer det, og "
    "2 når ein fulltekst ikkje let seg lese.",
    en="Hold every quote against the full text in sources/fulltext/.\n\n"
    "Full texts are named by citation key: hansen2020.pdf (or .docx, .odt, .epub, .html, .md, .txt). Nothing "
    "leaves the machine. Exits with 0 when all is well, 1 when at least one quote is not, and 2 when a full text "
    "could not be read.",
)
_FORMAT = Message(
    nb="Hvordan resultatet skrives.", nn="Korleis resultatet blir skrive.", en="How the result is written."
)
_FIX = Message(
    nb="Rett sidetallet der sitatet står på nøyaktig én annen side; viser først hva som endres.",
    nn="Rett sidetalet der sitatet står på nøyaktig éi anna side; viser først kva som blir endra.",
    en="Correct the page where a quote stands on exactly one other; shows first what is changed.",
)
_QUIET = Message(nb="Vis bare det som er galt.", nn="Vis berre det som er gale.", en="Show only what is wrong.")


def command(language: LanguageCode) -> click.Command:
    """The command, its help in `language`."""

    def run(reviews: tuple[str, ...], root: Path | None, format_: str, fix: bool, quiet: bool) -> None:
        base = find(root, language)
        loaded, result = _verified(base, reviews, language)
        if fix and _fixed(result.verdicts, base, format_ != "full"):
            loaded, result = _verified(base, reviews, language)
        verdicts, problems = _chosen(loaded, result, bool(reviews))
        shown = _shown(loaded, verdicts, problems, format_, None if quiet else result.unreadable, base)
        click.echo(shown, nl=False)
        sys.exit(COULD_NOT_RUN if result.unreadable else 1 if has_errors(problems) else 0)

    return click.Command(
        "verify",
        callback=run,
        help=_HELP.render(language),
        params=[
            review_argument(),
            root_option(language),
            click.Option(
                ["--format", "format_"],
                type=click.Choice(tuple(PRINTERS)),
                default="full",
                show_default=True,
                help=_FORMAT.render(language),
            ),
            click.Option(["--fix"], is_flag=True, help=_FIX.render(language)),
            click.Option(["--quiet", "-q"], is_flag=True, help=_QUIET.render(language)),
        ],
    )


def _verified(base: Path, reviews: tuple[str, ...], language: LanguageCode) -> "tuple[list[Loaded], Verified]":
    """The reviews, and what came of their quotes. All have the same studies, and each its raters."""
    from litmatrix.verifying import verify

    loaded = list(load_all(base, reviews, language))
    whole = next((one for one in loaded if one.review is not None), loaded[0])
    return loaded, verify(whole, base, keeper(base), [one for one in loaded if one is not whole])


def _chosen(loaded: Sequence[Loaded], result: "Verified", named: bool) -> "tuple[list[Verdict], list[Diagnostic]]":
    """The quotes of the reviews that were named, or of all studies; and what is wrong."""
    studies = [study for one in loaded if one.review for study in one.review.included]
    sheets = [sheet for one in loaded if one.review for sheet in one.review.sheets.values()]
    ids = {study.id for study in studies}
    paths = {study.path for study in studies} | {sheet.path for sheet in sheets}
    verdicts = [one for one in result.verdicts if not named or one.study in ids]
    broken = {problem for one in loaded for problem in one.diagnostics if one.review is None}
    found = [
        one
        for one in result.diagnostics
        if not named or one.location.path in paths or one.location.path.startswith("sources/fulltext")
    ]
    return verdicts, [*found, *broken]


def _shown(
    loaded: list[Loaded],
    verdicts: "Sequence[Verdict]",
    problems: Sequence[Diagnostic],
    format_: str,
    unreadable: Collection[str] | None,
    base: Path,
) -> str:
    """What the command prints; without the quotes themselves where `unreadable` is None."""
    from litmatrix.printers.verdicts import print_json, print_terminal
    from litmatrix.verifying import of_path

    spoken = loaded[0].language
    if format_ == "json":
        return print_json(verdicts, problems, lambda place: of_path(place.path, loaded).locate(place))
    if format_ != "full":
        return printed(problems, loaded, format_, spoken, everything=True, base=base)
    told = "" if unreadable is None else print_terminal(verdicts, words(spoken), unreadable)
    if not problems:
        return told
    return told + ("\n" if told else "") + printed(problems, loaded, "full", spoken, everything=True)


def _fixed(verdicts: "Sequence[Verdict]", base: Path, aside: bool) -> bool:
    """Correct the pages that are certain, and show each change first, `aside` on standard error; whether any."""
    changed: dict[str, tuple[str, str]] = {}
    for verdict in verdicts:
        if verdict.status == "wrong-page" and verdict.certain and verdict.page and verdict.found_page:
            path = verdict.place.path
            old = changed[path][0] if path in changed else (base / path).read_bytes().decode("utf-8")
            new = _with_page(changed.get(path, (old, old))[1], verdict)
            if new is not None:
                changed[path] = (old, new)
    for path, (old, new) in changed.items():
        click.echo(_difference(path, old, new), nl=False, err=aside)
    replace_files({base / path: new.encode() for path, (_, new) in changed.items()}, base)
    return bool(changed)


def _with_page(text: str, verdict: "Verdict") -> str | None:
    from litmatrix.edit import with_value

    return with_value(text, (*verdict.place.keys[:-1], "page"), verdict.found_page or "")


def _difference(path: str, old: str, new: str) -> str:
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), path, path, n=0, lineterm="")
    return "".join(f"{line}\n" for line in lines)
