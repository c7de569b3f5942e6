"""`litmatrix build`: the literature matrix and the findings chapter, in every format."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from litmatrix.cli.files import replace_files
from litmatrix.cli.reviews import find, load_all, printed, review_argument, root_option
from litmatrix.diagnostic import Diagnostic, Severity, diagnose
from litmatrix.languages import language as words
from litmatrix.load import Loaded
from litmatrix.location import Location
from litmatrix.message import LanguageCode, Message

if TYPE_CHECKING:
    from litmatrix.word_building import Given, WordWishes

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_LARGEST_WORD_FILE = 200_000_000

_HELP = Message(
    nb="Skriv litteraturmatrisen og funnkapittelet til build/<review>/, i alle formater.\n\n"
    "Er det en feil i reviewet, skrives ingenting, og det som sto der fra før, blir stående.",
    nn="Skriv litteraturmatrisa og funnkapittelet til build/<review>/, i alle format.\n\n"
    "Er det ein feil i reviewet, blir ingenting skrive, og det som stod der frå før, blir ståande.",
    en="Write the literature matrix and the findings chapter to build/<review>/, in every format.\n\n"
    "Where the review has an error nothing is written, and what stood there before stays.",
)
_TO = Message(
    nb="Formatene, med komma mellom: {formats}. Ellers alle.",
    nn="Formata, med komma mellom: {formats}. Elles alle.",
    en="The formats, with commas between: {formats}. Default: all.",
)
_OUT = Message(
    nb="Mappen det skrives til; ellers build/ under roten.",
    nn="Mappa det blir skrive til; elles build/ under rota.",
    en="The folder to write to; default: build/ below the root.",
)
_REFERENCE_DOC = Message(
    nb="Et Word-dokument (.docx eller .dotx) som Word-filene tar stiler, sider, topp- og bunntekst fra.",
    nn="Eit Word-dokument (.docx eller .dotx) som Word-filene tek stilar, sider, topp- og botntekst frå.",
    en="A Word document (.docx or .dotx) that the Word files take styles, pages, headers and footers from.",
)
_INTO = Message(
    nb="Oppgaven din (.docx). Det som står mellom bokmerkene litmatrix_matrix, litmatrix_findings og "
    "litmatrix_references, byttes ut i en kopi; selve filen blir ikke rørt.",
    nn="Oppgåva di (.docx). Det som står mellom bokmerka litmatrix_matrix, litmatrix_findings og "
    "litmatrix_references, blir bytt ut i ein kopi; sjølve fila blir ikkje rørt.",
    en="Your thesis (.docx). What stands between the bookmarks litmatrix_matrix, litmatrix_findings and "
    "litmatrix_references is replaced in a copy; the file itself is not touched.",
)
_CITATIONS = Message(
    nb="Siteringer som tekst, i Word som felter Zotero holder oppdatert, eller i LaTeX som kommandoer for "
    "biblatex med references.bib ved siden av. Ellers som tekst, og i LaTeX slik review.yaml sier.",
    nn="Siteringar som tekst, i Word som felt Zotero held oppdaterte, eller i LaTeX som kommandoar for "
    "biblatex med references.bib ved sida av. Elles som tekst, og i LaTeX slik review.yaml seier.",
    en="Citations as text, in Word as fields that Zotero keeps up to date, or in LaTeX as commands for "
    "biblatex with references.bib beside. Default: text, and in LaTeX as review.yaml says.",
)
_BLIND = Message(
    nb="Utelat det de andre vurdererne har gitt, til en leser som selv skal vurdere.",
    nn="Utelat det dei andre vurderarane har gjeve, til ein lesar som sjølv skal vurdere.",
    en="Leave out what the other raters gave, for a reader who is to rate as well.",
)
_CHECK = Message(
    nb="Skriv ingenting; avslutt med 1 hvis noe på disken er utdatert.",
    nn="Skriv ingenting; avslutt med 1 dersom noko på disken er utdatert.",
    en="Write nothing; exit with 1 if something on disk is out of date.",
)
_FINAL = Message(
    nb="Endelig utgave: uten merker om utkast, åpne hull og spørsmål til deg. "
    "Stanser når et funn må ses over, og når en eksempeltekst fra «init» står igjen.",
    nn="Endeleg utgåve: utan merke om utkast, opne hol og spørsmål til deg. "
    "Stansar når eit funn må sjåast over, og når ein eksempeltekst frå «init» står att.",
    en="Final: without marks of draft, open gaps and questions to you. "
    "Stops when a finding must be looked at, and when an example text from “init” is left.",
)
_QUIET = Message(
    nb="Si ingenting når alt går bra.", nn="Sei ingenting når alt går bra.", en="Say nothing when all is well."
)
_UNKNOWN = Message(
    nb="Formatet «{name}» finnes ikke. Disse finnes: {known}.",
    nn="Formatet «{name}» finst ikkje. Desse finst: {known}.",
    en="There is no format “{name}”. There are: {known}.",
)
_DONE = Message(
    nb="Skrev {files} i {folder}/.", nn="Skreiv {files} i {folder}/.", en="Wrote {files} to {folder}/."
)
_STALE = Message(nb="{file} er utdatert.", nn="{file} er utdatert.", en="{file} is out of date.")
_DOUBTFUL = Message(
    nb="{quotes} står ikke i fulltekstene slik det er oppgitt. Se hvilke med: litmatrix verify",
    nn="{quotes} står ikkje i fulltekstane slik det er oppgitt. Sjå kva for nokre med: litmatrix verify",
    en="{quotes} not in the full texts as stated. See which with: litmatrix verify",
)
_EMPTY = Message(
    nb="Matrisen i {review} er tom, for reviewet har ingen studier. Se hva du kan gjøre med: litmatrix check",
    nn="Matrisa i {review} er tom, for reviewet har ingen studiar. Sjå kva du kan gjere med: litmatrix check",
    en="The matrix of {review} is empty, since the review has no studies. See what to do with: litmatrix check",
)
_NOTHING = Message(
    nb="Ingenting er skrevet. Rett det som står over, og bygg på nytt.",
    nn="Ingenting er skrive. Rett det som står over, og bygg på nytt.",
    en="Nothing was written. Mend what stands above and build again.",
)


def command(language: LanguageCode) -> click.Command:
    """The command, its help in `language`."""
    from litmatrix.building import FORMATS

    def run(
        reviews: tuple[str, ...],
        root: Path | None,
        to: str | None,
        out: Path | None,
        reference_doc: Path | None,
        into: Path | None,
        citations: str | None,
        final: bool,
        only_check: bool,
        quiet: bool,
        blind: bool,
    ) -> None:
        base = find(root, language)
        formats = _formats(to, FORMATS, language)
        word = _wishes(reference_doc, into, citations, language)
        biblatex = None if citations in (None, "zotero") else citations == "biblatex"
        folder = out or base / "build"
        outputs, remarks = _made(
            base, folder, reviews, formats, word, biblatex, language, final=final, blind=blind
        )
        if only_check:
            sys.exit(1 if _tell_stale(outputs, language) else 0)
        replace_files({path: content for files in outputs.values() for path, content in files.items()}, base)
        if not quiet:
            for folder, files in outputs.items():
                names = tuple(path.relative_to(folder).as_posix() for path in files)
                click.echo(_DONE.render(language, {"files": names, "folder": _shown(folder)}))
            for remark in remarks:
                click.echo(remark)
            if "docx" in formats and not final:
                file = _shown(next(iter(outputs)) / "matrix.docx")
                step = words(language).label("build.next", file=file)
                click.echo(words(language).label("state.next", step=step))

    return click.Command(
        "build",
        callback=run,
        help=_HELP.render(language),
        params=[
            review_argument(),
            root_option(language),
            click.Option(["--to"], metavar="FORMAT,…", help=_TO.render(language, {"formats": FORMATS})),
            click.Option(["--out"], type=click.Path(file_okay=False, path_type=Path), help=_OUT.render(language)),
            click.Option(["--reference-doc"], type=_FILE, help=_REFERENCE_DOC.render(language)),
            click.Option(["--into"], type=_FILE, help=_INTO.render(language)),
            click.Option(
                ["--citations"],
                type=click.Choice(["text", "zotero", "biblatex"]),
                help=_CITATIONS.render(language),
            ),
            click.Option(["--final"], is_flag=True, help=_FINAL.render(language)),
            click.Option(["--check", "only_check"], is_flag=True, help=_CHECK.render(language)),
            click.Option(["--blind"], is_flag=True, help=_BLIND.render(language)),
            click.Option(["--quiet", "-q"], is_flag=True, help=_QUIET.render(language)),
        ],
    )


def _formats(to: str | None, known: tuple[str, ...], language: LanguageCode) -> tuple[str, ...]:
    if to is None:
        return known
    wanted = tuple(dict.fromkeys(name.strip() for name in to.split(",") if name.strip()))
    for name in wanted:
        if name not in known:
            raise click.UsageError(_UNKNOWN.render(language, {"name": name, "known": known}))
    return wanted


def _wishes(
    template: Path | None, thesis: Path | None, citations: str | None, language: LanguageCode
) -> "WordWishes":
    from litmatrix.word_building import WordWishes

    return WordWishes(_given(template, language), _given(thesis, language), citations == "zotero")


def _given(path: Path | None, language: LanguageCode) -> "Given | None":
    """A file that the user names. Ends the program with 2 when it cannot be read or is too large for any text."""
    if path is None:
        return None
    from litmatrix.readers.files import read_bytes
    from litmatrix.word_building import Given

    data, faults = read_bytes(path.parent, path.name, _LARGEST_WORD_FILE)
    if data is None:
        reasons = diagnose(faults, lambda place: Location(place.path), language)
        raise click.UsageError(" ".join(f"{path}: {one.message}" for one in reasons))
    return Given(path.name, data)


def _made(
    base: Path,
    out: Path,
    reviews: tuple[str, ...],
    formats: tuple[str, ...],
    word: "WordWishes",
    biblatex: bool | None,
    language: LanguageCode,
    *,
    final: bool,
    blind: bool,
) -> tuple[dict[Path, dict[Path, bytes]], list[str]]:
    """All outputs by folder, and what to say of them: a matrix without studies, quotes that are not as stated.

    Ends the program with 1, and nothing written, when a review has an error, or when it is `final` and a finding
    rests on something that has changed or an example that `init` wrote still stands.
    """
    from litmatrix.building import build
    from litmatrix.checking import check
    from litmatrix.cli.cache import keeper
    from litmatrix.proving import prove
    from litmatrix.readers.cache import CACHE_PATH, cache_bytes, read_cache

    outputs: dict[Path, dict[Path, bytes]] = {}
    doubtful = 0
    remarks: list[str] = []
    cache = read_cache(base)
    for loaded in load_all(base, reviews, language):
        problems = [one for one in check(loaded, (Severity.ERROR,)) if one.severity is Severity.ERROR]
        problems += _unfinished(loaded) if final else []
        if problems or loaded.review is None:
            _refuse(problems, loaded)
        proved = prove(loaded, base, keeper(base))
        doubtful = max(doubtful, proved.doubtful)  # all reviews of a root have the same studies
        files, broken = build(
            loaded,
            loaded.review,
            base,
            formats,
            cache,
            word,
            biblatex=biblatex,
            proved=proved,
            final=final,
            blind=blind,
        )
        if broken:
            _refuse(list(broken), loaded)
        folder = out / loaded.review.name
        outputs[folder] = {folder / name: content for name, content in files.items()}
        if not loaded.review.included:
            remarks.append(_EMPTY.render(language, {"review": loaded.review.name}))
    replace_files({base / CACHE_PATH: cache_bytes(cache)}, base)
    if doubtful:
        remarks.append(_DOUBTFUL.render(language, {"quotes": words(language).count(doubtful, "quote")}))
    return outputs, remarks


def _unfinished(loaded: Loaded) -> list[Diagnostic]:
    """What must be seen to before the documents are final: findings to look at, and examples that `init` wrote."""
    from litmatrix.checks import run

    if loaded.review is None:
        return []
    asked = {"FIN020", "TOD003"}
    if loaded.review.protocol.question is not None:  # it is there, and says todo
        asked.add("QUE004")
    return list(diagnose(run(loaded.review, codes=asked), loaded.locate, loaded.language))


def _refuse(problems: list[Diagnostic], loaded: Loaded) -> NoReturn:
    click.echo(printed(problems, [loaded], "full", loaded.language, everything=False), err=True, nl=False)
    click.echo(_NOTHING.render(loaded.language), err=True)
    sys.exit(1)


def _tell_stale(outputs: dict[Path, dict[Path, bytes]], language: LanguageCode) -> bool:
    """Name every output that is not on disk as it would be written now; whether there is any."""
    stale = [
        path
        for files in outputs.values()
        for path, content in files.items()
        if not path.is_file() or path.read_bytes() != content
    ]
    for path in stale:
        click.echo(_STALE.render(language, {"file": _shown(path)}), err=True)
    return bool(stale)


def _shown(path: Path) -> str:
    """A path as a user would type it: from here when it lies below, else in full."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()
