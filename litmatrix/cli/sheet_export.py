"""`litmatrix sheet export`: what makes no sense is refused, and answers that nobody has brought in are spared."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from litmatrix.cli.application import COULD_NOT_RUN
from litmatrix.cli.files import replace_files
from litmatrix.languages import language as words
from litmatrix.message import LanguageCode, Message

if TYPE_CHECKING:
    from litmatrix.load import Loaded
    from litmatrix.model import Review
    from litmatrix.sheets.shared import Only

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


def export(
    loaded: "Loaded",
    review: "Review",
    base: Path,
    rater: str | None,
    blind: bool,
    only: "Only | None",
    out: Path | None,
    force: bool,
) -> None:
    """Write the sheet of a rater, or without `rater` the author's, to `out` or its place in `build/`."""
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
