"""`litmatrix approve`: sign off what was seen, so that every later change shows."""

import datetime
import sys
from pathlib import Path

import click

from litmatrix.cli.cache import keeper
from litmatrix.cli.files import replace_files
from litmatrix.cli.reviews import find, has_errors, load_all, printed, root_option
from litmatrix.cli.state import state_sentence
from litmatrix.languages import language as words
from litmatrix.message import LanguageCode, Message, Parameter

_HELP = Message(
    nb="Godkjenn reviewet slik det er nå.\n\n"
    "Godkjenningen er bundet til innholdet: plan, studier, vurderinger, belegg, metodevurderinger, funn og søk. "
    "Endres noe av det, sier «check --approved» nøyaktig hva som ikke lenger er dekket, og «diff approved» viser "
    "det.",
    nn="Godkjenn reviewet slik det er no.\n\n"
    "Godkjenninga er bunden til innhaldet: plan, studiar, vurderingar, belegg, metodevurderingar, funn og søk. "
    "Blir noko av det endra, seier «check --approved» nøyaktig kva som ikkje lenger er dekt, og «diff approved» "
    "viser det.",
    en="Sign off the review as it is now.\n\n"
    "The sign-off is bound to the content: plan, studies, ratings, evidence, appraisals, findings and search. "
    "When any of it changes, “check --approved” says exactly what is no longer covered, and “diff approved” shows "
    "it.",
)
_BY = Message(nb="Den som godkjenner.", nn="Den som godkjenner.", en="Who signs off.")
_DATE = Message(
    nb="Når, som 2023-05-02; ellers i dag.",
    nn="Når, som 2023-05-02; elles i dag.",
    en="When, as 2023-05-02; default: today.",
)
_REVIEW = Message(
    nb="Reviewet; ellers det første.", nn="Reviewet; elles det første.", en="The review; default: the first."
)
_NOBODY = Message(nb="Skriv et navn etter --by.", nn="Skriv eit namn etter --by.", en="Write a name after --by.")
_ERRORS = Message(
    nb="Ingenting er godkjent: Et review med feil kan ikke bygges, og da har ingen sett det.",
    nn="Ingenting er godkjent: Eit review med feil kan ikkje byggjast, og då har ingen sett det.",
    en="Nothing was signed off: a review with errors cannot be built, and then nobody has seen it.",
)
_DONE = Message(
    nb="Godkjent av {by} {date}: {state}\nSkrev {path}.",
    nn="Godkjent av {by} {date}: {state}\nSkreiv {path}.",
    en="Signed off by {by} on {date}: {state}\nWrote {path}.",
)
_ALREADY = Message(
    nb="{by} har allerede godkjent dette ({path}).",
    nn="{by} har alt godkjent dette ({path}).",
    en="{by} has already signed this off ({path}).",
)

_LEFT = Message(nb="Merk: {left}.", nn="Merk: {left}.", en="Note: {left}.")


def command(language: LanguageCode) -> click.Command:
    """The command, its help in `language`."""

    def run(by: str, when: str | None, root: Path | None, review: str | None) -> None:
        name = " ".join(by.split())
        if not name or not name.isprintable():
            raise click.UsageError(_NOBODY.render(language))
        _approve(name, when or datetime.datetime.now().astimezone().date().isoformat(), root, review, language)

    return click.Command(
        "approve",
        callback=run,
        help=_HELP.render(language),
        params=[
            click.Option(["--by"], required=True, metavar="NAME", help=_BY.render(language)),
            click.Option(
                ["--date", "when"],
                metavar="DATE",
                callback=lambda *given: _date(given[-1], language),
                help=_DATE.render(language),
            ),
            root_option(language),
            click.Option(["--review"], metavar="NAME", help=_REVIEW.render(language)),
        ],
    )


def _date(given: str | None, language: LanguageCode) -> str | None:
    try:
        return datetime.date.fromisoformat(given).isoformat() if given else None
    except ValueError:
        raise click.BadParameter(_DATE.render(language)) from None


def _approve(by: str, when: str, root: Path | None, name: str | None, language: LanguageCode) -> None:
    from litmatrix.approving import approve
    from litmatrix.checking import check
    from litmatrix.diagnostic import Severity
    from litmatrix.seals import stale

    base = find(root, language)
    (loaded, *_) = load_all(base, (name,) if name else (), language)
    problems = [one for one in check(loaded, (Severity.ERROR,)) if one.severity is Severity.ERROR]
    review = loaded.review
    if review is None or has_errors(problems):
        click.echo(printed(problems, [loaded], "full", loaded.language, everything=False), err=True, nl=False)
        click.echo(_ERRORS.render(loaded.language), err=True)
        sys.exit(1)
    approval, files = approve(loaded, review, base, by, when, keeper(base))
    told: dict[str, Parameter] = {"by": by, "date": words(loaded.language).date(when)}
    same = next((one for one in review.approvals if one.seal == approval.seal), None)
    if same is not None:
        click.echo(_ALREADY.render(loaded.language, {**told, "path": same.path}))
        return
    replace_files({base / path: text.encode() for path, text in files.items()}, base)
    state = state_sentence(review, loaded.language)
    click.echo(_DONE.render(loaded.language, {**told, "state": state, "path": approval.path}))
    say = words(loaded.language)
    opened, unread = len(review.open_comments), len(stale(review))
    left = [say.count(n, key) for n, key in ((opened, "page.waiting"), (unread, "page.stale")) if n]
    if left:
        click.echo(_LEFT.render(loaded.language, {"left": say.join(left)}))
