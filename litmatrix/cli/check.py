"""`litmatrix check`: every problem, sorted, with a plain fix."""

import sys
from pathlib import Path

import click

from litmatrix.cli.cache import keeper
from litmatrix.cli.reviews import find, has_errors, load_all, printed, review_argument, root_option
from litmatrix.diagnostic import Diagnostic
from litmatrix.message import LanguageCode, Message
from litmatrix.printers import PRINTERS

_HELP = Message(
    nb="Finn alt som er galt eller mangler i reviewet, med sted og råd.\n\n"
    "Avslutter med 0 når det ikke er noen feil, 1 når det er minst én, og 2 når noe hindret kjøringen.",
    nn="Finn alt som er gale eller manglar i reviewet, med stad og råd.\n\n"
    "Avsluttar med 0 når det ikkje er nokon feil, 1 når det er minst éin, og 2 når noko hindra køyringa.",
    en="Find everything that is wrong or missing in the review, with its place and a remedy.\n\n"
    "Exits with 0 when there is no error, 1 when there is at least one, 2 when it could not run.",
)
_FORMAT = Message(
    nb="Hvordan problemene skrives.", nn="Korleis problema blir skrivne.", en="How the problems are written."
)
_SELECT = Message(
    nb="Vis bare koder som begynner slik (RAT eller RAT002,EVI); kan gjentas.",
    nn="Vis berre kodar som byrjar slik (RAT eller RAT002,EVI); kan gjentakast.",
    en="Show only codes that begin like this (RAT or RAT002,EVI); may be repeated.",
)
_IGNORE = Message(
    nb="Utelat koder som begynner slik; kan gjentas.",
    nn="Utelat kodar som byrjar slik; kan gjentakast.",
    en="Leave out codes that begin like this; may be repeated.",
)
_NO_CODE = Message(
    nb="Ingen kode begynner slik: {code}. Kodene står i docs/rules.md; «litmatrix explain» lister dem opp.",
    nn="Ingen kode byrjar slik: {code}. Kodane står i docs/rules.md; «litmatrix explain» listar dei opp.",
    en="No code begins like this: {code}. The codes are in docs/rules.md; “litmatrix explain” lists them.",
)
_STRICT = Message(
    nb="La advarsler telle som feil.", nn="La åtvaringar telje som feil.", en="Count warnings as errors."
)
_ALL = Message(
    nb="Vis alt, ikke bare en skjermfull.",
    nn="Vis alt, ikkje berre ein skjermfull.",
    en="Show all, not a screenful.",
)
_APPROVED = Message(
    nb="Si også hva som ikke er dekket av den siste godkjenningen («litmatrix approve»).",
    nn="Sei òg kva som ikkje er dekt av den siste godkjenninga («litmatrix approve»).",
    en="Say too what the latest sign-off (“litmatrix approve”) does not cover.",
)


def command(language: LanguageCode) -> click.Command:
    """The command, its help in `language`."""

    def run(
        reviews: tuple[str, ...],
        root: Path | None,
        format_: str,
        select: tuple[str, ...],
        ignore: tuple[str, ...],
        strict: bool,
        approved: bool,
        everything: bool,
    ) -> None:
        from litmatrix.checking import check

        select, ignore = _codes(select), _codes(ignore)
        _must_exist((*select, *ignore), language)
        base = find(root, language)
        loaded = list(load_all(base, reviews, language))
        # The studies are those of the root, so their quotes are verified once, together with those of every rater.
        first = next((one for one in loaded if one.review is not None), None)
        others = [one for one in loaded if one is not first]
        found = {
            problem
            for one in loaded
            for problem in check(one, root=base if one is first else None, keep=keeper(base), others=others)
        }
        if approved:
            from litmatrix.approving import check_approved

            found |= {problem for one in loaded for problem in check_approved(one, base, keeper(base))}
        shown = [problem for problem in found if _wanted(problem, select, ignore)]
        spoken = loaded[0].language if loaded else language
        click.echo(printed(shown, loaded, format_, spoken, everything, base), nl=False)
        sys.exit(1 if has_errors(shown, strict) else 0)

    return click.Command(
        "check",
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
            click.Option(["--select"], multiple=True, metavar="CODE", help=_SELECT.render(language)),
            click.Option(["--ignore"], multiple=True, metavar="CODE", help=_IGNORE.render(language)),
            click.Option(["--strict"], is_flag=True, help=_STRICT.render(language)),
            click.Option(["--approved"], is_flag=True, help=_APPROVED.render(language)),
            click.Option(["--all", "everything"], is_flag=True, help=_ALL.render(language)),
        ],
    )


def _codes(given: tuple[str, ...]) -> tuple[str, ...]:
    """The codes of an option that may be repeated, each time with several between commas."""
    return tuple(code.strip() for one in given for code in one.split(",") if code.strip())


def _must_exist(codes: tuple[str, ...], language: LanguageCode) -> None:
    """A misspelt code would select nothing, and a pipeline would be green for ever."""
    if not codes:
        return
    from litmatrix.cli.rules import all_rules

    names = [name for rule in all_rules() for name in (rule.code, rule.name)]
    for code in codes:
        if not any(name.startswith(code) for name in names):
            raise click.UsageError(_NO_CODE.render(language, {"code": code}))


def _wanted(problem: Diagnostic, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    names = (problem.code, problem.name)
    selected = not select or any(name.startswith(select) for name in names)
    return selected and not (ignore and any(name.startswith(ignore) for name in names))
