"""`litmatrix show`: the matrix, a study or a finding in the terminal."""

import shutil
import sys
from pathlib import Path

import click

from litmatrix.cli.application import COULD_NOT_RUN
from litmatrix.cli.reviews import find, has_errors, load_all, printed, root_option, wants_colour
from litmatrix.diagnostic import nearest
from litmatrix.document import Document
from litmatrix.load import Loaded
from litmatrix.message import LanguageCode, Message
from litmatrix.model import Review

_HELP = Message(
    nb="Se på matrisen (matrix), en studie eller et funn i terminalen. Uten navn: matrisen.",
    nn="Sjå på matrisa (matrix), ein studie eller eit funn i terminalen. Utan namn: matrisa.",
    en="Look at the matrix, a study or a finding in the terminal. Without a name: the matrix.",
)
_FORMAT = Message(
    nb="terminal, eller et av tekstformatene.",
    nn="terminal, eller eitt av tekstformata.",
    en="terminal, or one of the text formats.",
)
_REVIEW = Message(
    nb="Reviewet; ellers det første.", nn="Reviewet; elles det første.", en="The review; default: the first."
)
_UNKNOWN = Message(
    nb="«{name}» er verken matrix, en studie eller et funn.",
    nn="«{name}» er verken matrix, ein studie eller eit funn.",
    en="“{name}” is neither matrix nor a study nor a finding.",
)
_ONLY_MATRIX = Message(
    nb="Bare matrisen kan vises som json. Velg terminal, md eller tex for «{name}».",
    nn="Berre matrisa kan visast som json. Vel terminal, md eller tex for «{name}».",
    en="Only the matrix can be shown as json. Choose terminal, md or tex for “{name}”.",
)
_NEAR = Message(nb=" Mente du «{near}»?", nn=" Meinte du «{near}»?", en=" Did you mean “{near}”?")


def command(language: LanguageCode) -> click.Command:
    """The command, its help in `language`."""

    def run(name: str, root: Path | None, review: str | None, format_: str) -> None:
        base = find(root, language)
        (loaded, *_) = load_all(base, (review,) if review else (), language)
        if loaded.review is None:
            click.echo(printed(loaded.diagnostics, [loaded], "full", loaded.language, everything=False), err=True)
            sys.exit(1)
        unread = [one for one in loaded.diagnostics if Path(one.location.path).stem == name]
        if name not in loaded.review.studies and unread:  # it is there, and says nothing that can be shown
            click.echo(printed(unread, [loaded], "full", loaded.language, everything=True), err=True, nl=False)
            sys.exit(1)
        if format_ == "json" and name != "matrix":
            raise click.UsageError(_ONLY_MATRIX.render(language, {"name": name}))
        document = _document(loaded.review, name, language)
        click.echo(_written(document, loaded, loaded.review, base, format_), nl=False)
        sys.exit(1 if has_errors(loaded.diagnostics) else 0)

    return click.Command(
        "show",
        callback=run,
        help=_HELP.render(language),
        params=[
            click.Argument(["name"], default="matrix", metavar="[matrix|STUDY|FINDING]"),
            root_option(language),
            click.Option(["--review"], metavar="NAME", help=_REVIEW.render(language)),
            click.Option(
                ["--format", "format_"],
                type=click.Choice(("terminal", "md", "tex", "json")),
                default="terminal",
                show_default=True,
                help=_FORMAT.render(language),
            ),
        ],
    )


def _document(review: Review, name: str, language: LanguageCode) -> Document:
    """The document to show, citations written out. Ends the program with 2 for an unknown name."""
    from litmatrix.citations.author_year import cite_author_year
    from litmatrix.findings import build_findings
    from litmatrix.matrix import build_matrix
    from litmatrix.study_sheet import build_study_sheet

    findings = {finding.id for finding in review.findings}
    if name == "matrix":
        document = build_matrix(review)
    elif name in review.studies:
        document = build_study_sheet(review, name)
    elif name in findings:
        document = _only(build_findings(review), name)
    else:
        known = ["matrix", *review.studies, *findings]
        near = next((one for one in known if one.startswith(name)), None) or nearest(name, known)
        hint = _NEAR.render(language, {"near": near}) if near else ""
        click.echo(_UNKNOWN.render(language, {"name": name}) + hint, err=True)
        sys.exit(COULD_NOT_RUN)
    return cite_author_year(document, review)


def _only(document: Document, name: str) -> Document:
    """The chapter with a single finding in it."""
    below = (inner for section in document.sections for inner in section.sections)
    wanted = next(section for section in (*document.sections, *below) if section.id == name)
    return document._replace(sections=(wanted,))


def _written(document: Document, loaded: Loaded, review: Review, root: Path, format_: str) -> str:
    if format_ == "terminal":
        from litmatrix.writers.terminal import show

        return show(document, shutil.get_terminal_size((100, 24)).columns, wants_colour())
    from litmatrix.readers.shipped import shipped_templates
    from litmatrix.readers.templates import read_templates
    from litmatrix.writers import WRITERS, Setting
    from litmatrix.writers.templates import Templates

    own, _ = read_templates(root)
    setting = Setting(Templates(own, shipped_templates()), review, loaded.locate)
    contents = WRITERS[format_].write(document, setting)
    return str(contents[format_])
