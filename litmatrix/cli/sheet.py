"""`litmatrix sheet export` and `litmatrix sheet import`: ratings and study files in Excel, and back."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from litmatrix.cli.application import COULD_NOT_RUN
from litmatrix.cli.cache import keep
from litmatrix.cli.files import replace_files
from litmatrix.cli.reviews import find, has_errors, load_all, printed, root_option
from litmatrix.languages import language as words
from litmatrix.message import LanguageCode, Message

if TYPE_CHECKING:
    from litmatrix.diagnostic import Diagnostic, Fault
    from litmatrix.load import Loaded
    from litmatrix.model import Review
    from litmatrix.sheets.shared import Only

_HELP = Message(
    nb="Ark til utfylling i Excel: for andre som vurderer, og for deg som heller skriver i Excel enn i YAML.",
    nn="Ark til utfylling i Excel: for andre som vurderer, og for deg som heller skriv i Excel enn i YAML.",
    en="Sheets to fill in with Excel: for other raters, and for you who would rather type in Excel than in YAML.",
)
_EXPORT = Message(
    nb="Lag en Excel-fil til utfylling.\n\n"
    "Med --rater et ark der den personen vurderer studiene. Der står aldri hva andre har vurdert. Uten --rater "
    "alt som står i studiefilene.",
    nn="Lag ei Excel-fil til utfylling.\n\n"
    "Med --rater eit ark der den personen vurderer studiane. Der står aldri kva andre har vurdert. Utan --rater "
    "alt som står i studiefilene.",
    en="Make an Excel file to be filled in.\n\n"
    "With --rater a sheet in which that person rates the studies. It never shows what others have rated. Without "
    "--rater everything that stands in the study files.",
)
_IMPORT = Message(
    nb="Hent inn FILE, et utfylt ark.\n\n"
    "Du får se hva som vil bli endret, før noe skrives. Passer noe ikke, får du vite hvilken rute det gjelder, og "
    "ingenting hentes inn.",
    nn="Hent inn FILE, eit utfylt ark.\n\n"
    "Du får sjå kva som vil bli endra, før noko blir skrive. Passar noko ikkje, får du vite kva rute det gjeld, "
    "og ingenting blir henta inn.",
    en="Bring in FILE, a filled-in sheet.\n\n"
    "You are shown what would change before anything is written. Where something does not fit, you are told which "
    "cell it is, and nothing is brought in.",
)
_REVIEW = Message(
    nb="Reviewet; ellers det første.", nn="Reviewet; elles det første.", en="The review; default: the first."
)
_RATER = Message(
    nb="Id-en til den som skal vurdere, fra raters i review.yaml.",
    nn="Id-en til den som skal vurdere, frå raters i review.yaml.",
    en="Id of the one who is to rate, from raters in review.yaml.",
)
_BLIND = Message(
    nb="Heller ikke belegget som er samlet i studiefilene.",
    nn="Heller ikkje belegget som er samla i studiefilene.",
    en="Not even the evidence gathered in the study files.",
)
_ONLY = Message(
    nb="Bare det som ikke er vurdert, eller det dere er uenige om.",
    nn="Berre det som ikkje er vurdert, eller det de er usamde om.",
    en="Only what is not rated yet, or what the raters differ on.",
)
_OUT = Message(nb="Filen som lages.", nn="Fila som blir laga.", en="The file to make.")
_YES = Message(nb="Ikke spør.", nn="Ikkje spør.", en="Do not ask.")
_FORCE = Message(
    nb="Skriv over et ark med svar som ikke er hentet inn.",
    nn="Skriv over eit ark med svar som ikkje er henta inn.",
    en="Overwrite a sheet with answers that were not brought in.",
)
_UNKNOWN = Message(
    nb="«{rater}» står ikke blant dem som vurderer. Legg til under raters i review.yaml: id: {rater} og name: … "
    "Der står nå: {known}.",
    nn="«{rater}» står ikkje blant dei som vurderer. Legg til under raters i review.yaml: id: {rater} og name: … "
    "Der står no: {known}.",
    en="“{rater}” is not among the raters. Add under raters in review.yaml: id: {rater} and name: … "
    "So far there is: {known}.",
)
_FIRST = Message(
    nb="«{rater}» vurderer i studiefilene. Lag det arket uten --rater.",
    nn="«{rater}» vurderer i studiefilene. Lag det arket utan --rater.",
    en="“{rater}” rates in the study files. Make that sheet without --rater.",
)
_NOT_BLIND = Message(
    nb="--blind og --only disagreements går ikke sammen: Den som vet hvor dere er uenige, vurderer ikke blindt.",
    nn="--blind og --only disagreements går ikkje saman: Den som veit kvar de er usamde, vurderer ikkje blindt.",
    en="--blind and --only disagreements do not go together: whoever knows where you differ does not rate blind.",
)
_BLIND_AUTHOR = Message(
    nb="--blind gjelder bare ark for andre som vurderer (--rater).",
    nn="--blind gjeld berre ark for andre som vurderer (--rater).",
    en="--blind is only for the sheets of other raters (--rater).",
)
_NOTHING_TO_RATE = Message(
    nb="Det er ingenting å vurdere i et slikt ark, så det ble ikke laget.",
    nn="Det er ingenting å vurdere i eit slikt ark, så det blei ikkje laga.",
    en="There is nothing to rate in such a sheet, so it was not made.",
)
_UNSAVED = Message(
    nb="{path} har svar som ikke er hentet inn{n}. Hent det inn med «litmatrix sheet import», lagre et annet "
    "sted med --out, eller skriv over det med --force.",
    nn="{path} har svar som ikkje er henta inn{n}. Hent det inn med «litmatrix sheet import», lagre ein "
    "annan stad med --out, eller skriv over det med --force.",
    en="{path} has answers that were not brought in{n}. Bring it in with “litmatrix sheet import”, save "
    "elsewhere with --out, or overwrite it with --force.",
)
_MADE = Message(nb="Laget {path}.", nn="Laga {path}.", en="Made {path}.")
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


def command(language: LanguageCode) -> click.Command:
    """The commands, their help in `language`."""
    review = click.Option(["--review"], metavar="NAME", help=_REVIEW.render(language))

    def give(
        rater: str | None,
        blind: bool,
        only: "Only | None",
        out: Path | None,
        force: bool,
        root: Path | None,
        review: str | None,
    ) -> None:
        loaded, read, base = _read(root, review, language)
        _export(loaded, read, base, rater, blind, only, out, force)

    def bring(file: Path, yes: bool, root: Path | None, review: str | None) -> None:
        _import(file, yes, *_read(root, review, language))

    only = click.Choice(("missing", "disagreements"))
    return click.Group(
        "sheet",
        help=_HELP.render(language),
        commands=[
            click.Command(
                "export",
                callback=give,
                help=_EXPORT.render(language),
                params=[
                    click.Option(["--rater"], metavar="NAME", help=_RATER.render(language)),
                    click.Option(["--blind"], is_flag=True, help=_BLIND.render(language)),
                    click.Option(["--only"], type=only, help=_ONLY.render(language)),
                    click.Option(["--out"], type=click.Path(path_type=Path), help=_OUT.render(language)),
                    click.Option(["--force"], is_flag=True, help=_FORCE.render(language)),
                    root_option(language),
                    review,
                ],
            ),
            click.Command(
                "import",
                callback=bring,
                help=_IMPORT.render(language),
                params=[
                    click.Argument(["file"], type=click.Path(exists=True, dir_okay=False, path_type=Path)),
                    click.Option(["--yes"], is_flag=True, help=_YES.render(language)),
                    root_option(language),
                    review,
                ],
            ),
        ],
    )


def _read(root: Path | None, name: str | None, language: LanguageCode) -> "tuple[Loaded, Review, Path]":
    """The review, once all that goes into a sheet can be read."""
    base = find(root, language)
    (loaded, *_) = load_all(base, (name,) if name else (), language)
    folder = f"matrices/{loaded.review.name}" if loaded.review else ""
    needed = (f"{folder}/review.yaml", f"{folder}/ratings/", f"{folder}/consensus.yaml", "sources/")
    blocking = [one for one in loaded.diagnostics if one.location.path.startswith(needed)]
    if loaded.review is None or has_errors(blocking):
        click.echo(printed(blocking or loaded.diagnostics, [loaded], "full", loaded.language, False), err=True)
        sys.exit(1)
    return loaded, loaded.review, base


def _export(
    loaded: "Loaded",
    review: "Review",
    base: Path,
    rater: str | None,
    blind: bool,
    only: "Only | None",
    out: Path | None,
    force: bool,
) -> None:
    from litmatrix.sheets.author import build_author_book
    from litmatrix.sheets.rater import build_rater_book
    from litmatrix.writers.excel.forms import write_form

    blind = blind or (rater is not None and review.protocol.blind == "true")
    _judge(review, rater, blind, only, loaded.language)
    if rater is None:
        book = build_author_book(review, only=only)
    else:
        book = build_rater_book(review, rater, blind=blind, only=only)
    if not any(sheet.rows for sheet in book.sheets if sheet.name == "ratings"):
        click.echo(_NOTHING_TO_RATE.render(loaded.language))
        return
    target = out or base / "build" / review.name / "sheets" / f"{rater or 'author'}.xlsx"
    if not force and target.exists():
        _spare(target, review, base, loaded.language)
    replace_files({target: write_form(book)}, base)
    shown = target.relative_to(base) if target.is_relative_to(base) else target
    click.echo(_MADE.render(loaded.language, {"path": shown.as_posix()}))
    step = words(loaded.language).label("form.next", path=shown.as_posix())
    click.echo(words(loaded.language).label("state.next", step=step))


def _judge(review: "Review", rater: str | None, blind: bool, only: "Only | None", language: LanguageCode) -> None:
    """Refuse what makes no sense, with 2."""
    from litmatrix.diagnostic import nearest
    from litmatrix.sheets.rater import is_rater

    if rater is None:
        if blind:
            raise click.UsageError(_BLIND_AUTHOR.render(language))
        return
    known = tuple(one.id for one in review.protocol.raters)
    if not is_rater(review, rater):
        near = nearest(rater, known)
        hint = Message(nb=" Mente du «{near}»?", nn=" Meinte du «{near}»?", en=" Did you mean “{near}”?")
        more = hint.render(language, {"near": near}) if near else ""
        raise click.UsageError(_UNKNOWN.render(language, {"rater": rater, "known": known or ("–",)}) + more)
    if known[:1] == (rater,):
        raise click.UsageError(_FIRST.render(language, {"rater": rater}))
    if blind and only == "disagreements":
        raise click.UsageError(_NOT_BLIND.render(language))


def _spare(target: Path, review: "Review", base: Path, language: LanguageCode) -> None:
    """Refuse to overwrite a sheet that somebody has filled in and nobody has brought in."""
    from litmatrix.sheeting import bring_sheet

    brought, _ = bring_sheet(review, base, target)
    if brought is None or brought.changes:
        n = f" ({len(brought.changes)})" if brought else ""  # unknown where a cell does not fit
        click.echo(_UNSAVED.render(language, {"path": target.name, "n": n}), err=True)
        sys.exit(COULD_NOT_RUN)


def _import(file: Path, yes: bool, loaded: "Loaded", review: "Review", base: Path) -> None:
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
