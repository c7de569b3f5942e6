"""`litmatrix comments`: the open ones; `litmatrix comments import FILE`: those that came back from review.html."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from litmatrix.cli.files import replace_files
from litmatrix.cli.reviews import find, load_all, printed, root_option
from litmatrix.languages import language as words
from litmatrix.message import LanguageCode, Message, Parameter

if TYPE_CHECKING:
    from litmatrix.diagnostic import Diagnostic
    from litmatrix.load import Loaded
    from litmatrix.model import Comment, Review

_HELP = Message(
    nb="Vis kommentarene som venter på svar, og hent inn nye.",
    nn="Vis kommentarane som ventar på svar, og hent inn nye.",
    en="Show the comments that wait for an answer, and bring in new ones.",
)
_LIST = Message(
    nb="Vis kommentarene som venter på svar.",
    nn="Vis kommentarane som ventar på svar.",
    en="Show the comments that wait for an answer.",
)
_IMPORT = Message(
    nb="Hent inn kommentarene i FILE, som noen har lastet ned fra review.html, til comments.yaml.\n\n"
    "En kommentar som er hentet inn før, hentes ikke inn igjen. Kan filen ikke leses helt, skrives ingenting.",
    nn="Hent inn kommentarane i FILE, som nokon har lasta ned frå review.html, til comments.yaml.\n\n"
    "Ein kommentar som er henta inn før, blir ikkje henta inn igjen. Kan fila ikkje lesast heilt, blir ingenting "
    "skrive.",
    en="Bring the comments in FILE, which somebody downloaded from review.html, into comments.yaml.\n\n"
    "A comment that was imported before is not imported again. Where the file cannot be read in full, nothing is "
    "written.",
)
_REVIEW = Message(
    nb="Reviewet; ellers det første.", nn="Reviewet; elles det fyrste.", en="The review; default: the first."
)
_ADDED = Message(
    nb="Hentet inn {n} til {path}. Fra før: {known}.",
    nn="Henta inn {n} til {path}. Frå før: {known}.",
    en="Brought {n} into {path}. Already there: {known}.",
)
_NONE = Message(
    nb="Ingen kommentarer venter på svar.",
    nn="Ingen kommentarar ventar på svar.",
    en="No comment waits for an answer.",
)


def command(language: LanguageCode) -> click.Command:
    """The commands, their help in `language`."""
    review = click.Option(["--review"], metavar="NAME", help=_REVIEW.render(language))
    file = click.Path(exists=True, dir_okay=False, path_type=Path)

    def show(root: Path | None, review: str | None) -> None:
        loaded, read, _ = _read(root, review, language)
        click.echo(_listed(read.open_comments) or _NONE.render(loaded.language))

    def without_name() -> None:
        if click.get_current_context().invoked_subcommand is None:
            show(None, None)

    def bring(file: Path, root: Path | None, review: str | None) -> None:
        _import(file, *_read(root, review, language))

    return click.Group(
        "comments",
        invoke_without_command=True,
        callback=without_name,
        help=_HELP.render(language),
        commands=[
            click.Command(
                "list", callback=show, help=_LIST.render(language), params=[root_option(language), review]
            ),
            click.Command(
                "import",
                callback=bring,
                help=_IMPORT.render(language),
                params=[click.Argument(["file"], type=file), root_option(language), review],
            ),
        ],
    )


def _read(root: Path | None, name: str | None, language: LanguageCode) -> "tuple[Loaded, Review, Path]":
    base = find(root, language)
    (loaded, *_) = load_all(base, (name,) if name else (), None, language)
    if loaded.review is None:
        click.echo(printed(loaded.diagnostics, [loaded], "full", loaded.language, everything=False), err=True)
        sys.exit(1)
    return loaded, loaded.review, base


def _import(file: Path, loaded: "Loaded", review: "Review", base: Path) -> None:
    from litmatrix.commenting import import_comments
    from litmatrix.diagnostic import diagnose

    path = f"matrices/{review.name}/comments.yaml"
    if any(problem.location.path == path for problem in loaded.diagnostics):
        _refuse(loaded, (one for one in loaded.diagnostics if one.location.path == path))
    imported, faults = import_comments(review, loaded.texts.get(path, ""), file)
    if imported is None:
        _refuse(loaded, diagnose(faults, loaded.locate, loaded.language))
    if imported.added:
        replace_files({base / path: imported.text.encode()}, base)
        click.echo(_listed(imported.added))
    counts: dict[str, Parameter] = {
        "n": words(loaded.language).count(len(imported.added), "comment"),
        "path": path,
        "known": imported.known,
    }
    click.echo(_ADDED.render(loaded.language, counts))


def _refuse(loaded: "Loaded", problems: "Iterable[Diagnostic]") -> NoReturn:
    click.echo(printed(problems, [loaded], "full", loaded.language, everything=True), err=True, nl=False)
    sys.exit(1)


def _listed(comments: "Iterable[Comment]") -> str:
    """Each comment: what it is about, who, when, and the text with nothing in it that a terminal obeys."""
    from litmatrix.printers.visible import lines_of, visible

    lines: list[str] = []
    for comment in comments:
        place = " ".join(value for _, value in comment.at if value)
        head = ", ".join(part for part in (place, comment.by, comment.date) if part)
        lines.append(visible(f"{head} ({comment.id})"))
        lines += [visible(f"  {line}") for line in comment.text.split("\n")]
    return lines_of(lines).rstrip("\n")
