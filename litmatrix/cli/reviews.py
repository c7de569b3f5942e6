"""What most commands begin and end with: finding the reviews, and telling what is wrong."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from litmatrix.cli.repository import path_from_top
from litmatrix.cli.speech import asked_language
from litmatrix.diagnostic import Diagnostic, Rule, Severity
from litmatrix.languages import language as words
from litmatrix.load import Loaded, load
from litmatrix.message import LanguageCode, Message
from litmatrix.readers.folder import find_root, review_names, roots_below

SCREENFUL = 8
"""How many problems a terminal shows at once; the rest are counted."""

_NO_ROOT = Message(
    nb="Fant ikke noe review i {folder} eller mappene over. Lag et med «litmatrix init», eller bruk --root.",
    nn="Fann ikkje noko review i {folder} eller mappene over. Lag eit med «litmatrix init», eller bruk --root.",
    en="Found no review in {folder} or the folders above it. Make one with “litmatrix init”, or use --root.",
)
_BELOW = Message(
    nb=" I mappen {folder} ligger det et: cd {typed}",
    nn=" I mappa {folder} ligg det eit: cd {typed}",
    en=" There is one in the folder {folder}: cd {typed}",
)
_NO_REVIEW = Message(
    nb="Reviewet «{name}» finnes ikke. Disse finnes: {known}.",
    nn="Reviewet «{name}» finst ikkje. Desse finst: {known}.",
    en="There is no review “{name}”. There are: {known}.",
)
ROOT_HELP = Message(
    nb="Mappen med sources/ og matrices/.",
    nn="Mappa med sources/ og matrices/.",
    en="The folder that holds sources/ and matrices/.",
)
REVIEW_HELP = Message(
    nb="Reviewer (mapper i matrices/); ellers alle.",
    nn="Reviewa (mapper i matrices/); elles alle.",
    en="Reviews (folders in matrices/); default: all.",
)


def root_option(language: LanguageCode) -> click.Option:
    """The option `--root DIR`."""
    kind = click.Path(exists=True, file_okay=False, path_type=Path)
    return click.Option(["--root"], type=kind, help=ROOT_HELP.render(language))


def review_argument() -> click.Argument:
    """The argument `[REVIEW]…`."""
    return click.Argument(["reviews"], nargs=-1, metavar="[REVIEW]…")


def find(root: Path | None, language: LanguageCode) -> Path:
    """The root: as given, or found from the current folder upwards. Ends the program with 2 when there is none."""
    here = Path.cwd()
    found = find_root(root or here)
    if found is None or (root is not None and found != root.resolve() and found != root):
        told = _NO_ROOT.render(language, {"folder": str(root or here)})
        below = roots_below(here) if root is None else ()
        near = ""
        if below:
            typed = f'"{below[0]}"' if " " in below[0] else below[0]
            near = _BELOW.render(language, {"folder": below[0], "typed": typed})
        raise click.UsageError(told + near)
    return found


def load_all(root: Path, names: tuple[str, ...], language: LanguageCode) -> Iterator[Loaded]:
    """The reviews of those names, or all of the root, read one after the other.

    What is said of them is in the language that was asked for, else in their own; `language` is the program's.
    """
    asked = asked_language()
    chosen: tuple[str | None, ...] = names_of(root, names, language) or (None,)
    for one in chosen:
        yield load(root, one, asked)


def names_of(root: Path, names: tuple[str, ...], language: LanguageCode) -> tuple[str, ...]:
    """The names that are asked for, or those of all reviews. Ends the program with 2 for one that is not there."""
    known = review_names(root)
    for name in names:
        if name not in known:
            raise click.UsageError(_NO_REVIEW.render(language, {"name": name, "known": known}))
    return names or tuple(known)


def printed(
    diagnostics: Iterable[Diagnostic],
    loaded: list[Loaded],
    format_: str,
    language: LanguageCode,
    everything: bool,
    base: Path | None = None,
) -> str:
    """The problems as text in one of the printers' formats.

    `base` is the folder that their paths begin at: formats for build servers tell them from the top of the
    repository that holds it.
    """
    from litmatrix.printers import EXPLAINING, PRINTERS, Problems
    from litmatrix.printers.full import print_ as print_full

    texts = {path: text for one in loaded for path, text in one.texts.items()}
    rules = _rules() if format_ in EXPLAINING else ()
    folder = path_from_top(base) if base else ""
    problems = Problems(tuple(diagnostics), words(language), texts, rules, folder)
    if format_ == "full":
        terminal = sys.stdout.isatty()
        limit = SCREENFUL if terminal and not everything else None
        return print_full(problems, colour=wants_colour(), limit=limit)
    return PRINTERS[format_](problems)


def _rules() -> tuple[Rule, ...]:
    from litmatrix.cli.rules import all_rules

    return all_rules()


def wants_colour() -> bool:
    """Whether standard output is a terminal and nobody has said NO_COLOR (https://no-color.org)."""
    import os

    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def has_errors(diagnostics: Iterable[Diagnostic], strict: bool = False) -> bool:
    """Whether the problems make the run fail: an error, or with `strict` a warning."""
    fatal = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return any(diagnostic.severity in fatal for diagnostic in diagnostics)
