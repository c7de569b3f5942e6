"""`litmatrix comments`: the open ones; `litmatrix comments import FILE`: those that came back from a reader."""

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
    nb="Hent inn kommentarene i FILE til comments.yaml.\n\n"
    "FILE er det noen har lastet ned fra review.html, eller matrisen, funnkapittelet eller oppgaven som litmatrix "
    "skrev, med kommentarer fra Word. Hver kommentar havner ved funnet, studien eller cellen den står ved. "
    "Sporede endringer vises, og føres ikke inn.\n\n"
    "En kommentar som er hentet inn før, hentes ikke inn igjen. Kan filen ikke leses helt, skrives ingenting.",
    nn="Hent inn kommentarane i FILE til comments.yaml.\n\n"
    "FILE er det nokon har lasta ned frå review.html, eller matrisa, funnkapittelet eller oppgåva som litmatrix "
    "skreiv, med kommentarar frå Word. Kvar kommentar hamnar ved funnet, studien eller cella han står ved. "
    "Spora endringar blir viste, og ikkje førte inn.\n\n"
    "Ein kommentar som er henta inn før, blir ikkje henta inn igjen. Kan fila ikkje lesast heilt, blir ingenting "
    "skrive.",
    en="Bring the comments in FILE into comments.yaml.\n\n"
    "FILE is what somebody downloaded from review.html, or the matrix, findings chapter or thesis that litmatrix "
    "wrote, with comments from Word. Each comment lands at the finding, study or cell it stands at. "
    "Tracked changes are shown and not taken over.\n\n"
    "A comment that was imported before is not imported again. Where the file cannot be read in full, nothing is "
    "written.",
)
_ANYWHERE = Message(
    nb="Ta imot en Word-fil som har mistet merkene sine; kommentarene gjelder da hele reviewet.",
    nn="Ta imot ei Word-fil som har mista merka sine; kommentarane gjeld då heile reviewet.",
    en="Take a Word file that has lost its marks; the comments are then about the whole review.",
)
_REVIEW = Message(
    nb="Reviewet; ellers det første.", nn="Reviewet; elles det første.", en="The review; default: the first."
)
_ADDED = Message(
    nb="Hentet inn {n} til {path}. Fra før: {known}.",
    nn="Henta inn {n} til {path}. Frå før: {known}.",
    en="Brought {n} into {path}. Already there: {known}.",
)
_WHOLE = Message(nb="hele reviewet", nn="heile reviewet", en="the whole review")
_KNOWN = Message(
    nb="Ingen nye kommentarer. Fra før: {known}.",
    nn="Ingen nye kommentarar. Frå før: {known}.",
    en="No new comments. Already there: {known}.",
)
_EMPTY = Message(
    nb="Det er ingen kommentarer i {file}.",
    nn="Det er ingen kommentarar i {file}.",
    en="There are no comments in {file}.",
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
        click.echo(_listed(read.open_comments, loaded.language) or _NONE.render(loaded.language))

    def without_name() -> None:
        if click.get_current_context().invoked_subcommand is None:
            show(None, None)

    def bring(file: Path, root: Path | None, review: str | None, anywhere: bool) -> None:
        _import(file, *_read(root, review, language), anywhere=anywhere)

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
                params=[
                    click.Argument(["file"], type=file),
                    root_option(language),
                    review,
                    click.Option(["--anywhere"], is_flag=True, help=_ANYWHERE.render(language)),
                ],
            ),
        ],
    )


def _read(root: Path | None, name: str | None, language: LanguageCode) -> "tuple[Loaded, Review, Path]":
    base = find(root, language)
    (loaded, *_) = load_all(base, (name,) if name else (), language)
    if loaded.review is None:
        click.echo(printed(loaded.diagnostics, [loaded], "full", loaded.language, everything=False), err=True)
        sys.exit(1)
    return loaded, loaded.review, base


def _import(file: Path, loaded: "Loaded", review: "Review", base: Path, *, anywhere: bool) -> None:
    from litmatrix.commenting import import_comments
    from litmatrix.diagnostic import diagnose
    from litmatrix.printers.visible import visible

    path = f"matrices/{review.name}/comments.yaml"
    if any(problem.location.path == path for problem in loaded.diagnostics):
        _refuse(loaded, (one for one in loaded.diagnostics if one.location.path == path))
    imported, faults = import_comments(review, loaded.texts, file, anywhere=anywhere)
    if imported is None:
        _refuse(loaded, diagnose(faults, loaded.locate, loaded.language))
    if imported.added:
        replace_files({base / path: imported.text.encode()}, base)
        click.echo(_listed(imported.added, loaded.language))
    if imported.changes:
        from litmatrix.printers.tracked_changes import print_tracked_changes

        click.echo(
            print_tracked_changes(imported.changes, review, words(loaded.language), loaded.locate), nl=False
        )
    if not imported.added and not imported.known:
        click.echo(_EMPTY.render(loaded.language, {"file": visible(file.name)}))
        return
    counts: dict[str, Parameter] = {
        "n": words(loaded.language).count(len(imported.added), "comment"),
        "path": path,
        "known": imported.known,
    }
    click.echo((_ADDED if imported.added else _KNOWN).render(loaded.language, counts))


def _refuse(loaded: "Loaded", problems: "Iterable[Diagnostic]") -> NoReturn:
    click.echo(printed(problems, [loaded], "full", loaded.language, everything=True), err=True, nl=False)
    sys.exit(1)


def _listed(comments: "Iterable[Comment]", language: LanguageCode) -> str:
    """Each comment: what it is about, who, when, and the text with nothing in it that a terminal obeys."""
    from litmatrix.printers.visible import lines_of, visible

    lines: list[str] = []
    for comment in comments:
        place = " ".join(value for _, value in comment.at if value) or _WHOLE.render(language)
        head = ", ".join(part for part in (place, comment.by, comment.date) if part)
        lines.append(visible(f"{head} ({comment.id})"))
        lines += [visible(f"  > {comment.words}")] if comment.words else []
        lines += [visible(f"  {line}") for line in comment.text.split("\n")]
        for answer in comment.answers:
            said = ", ".join(part for part in (answer.by, answer.date) if part)
            lines += [visible(f"    {said}: {line}") for line in answer.text.split("\n")]
    return lines_of(lines).rstrip("\n")
