"""`litmatrix seal`: keep what a finding rests on, once its author has looked at it."""

import sys
from pathlib import Path
from typing import NoReturn

import click

from litmatrix.cli.application import COULD_NOT_RUN
from litmatrix.cli.files import replace_files
from litmatrix.cli.reviews import find, has_errors, load_all, printed, root_option
from litmatrix.diagnostic import Diagnostic, nearest
from litmatrix.load import Loaded
from litmatrix.message import LanguageCode, Message
from litmatrix.model import Finding, Review

_HELP = Message(
    nb="Forsegl funn du har sett over mot studiene.\n\n"
    "Seglet husker vurderingene, begrunnelsene, belegget, metodevurderingene og tilliten som funnet hviler på. "
    "Endres noe av det, sier check ifra. Teksten din røres aldri.",
    nn="Forsegl funn du har sett over mot studiane.\n\n"
    "Seglet hugsar vurderingane, grunngivingane, belegget, metodevurderingane og tilliten som funnet kviler på. "
    "Blir noko av det endra, seier check ifrå. Teksten din blir aldri rørt.",
    en="Seal findings that you have looked at against the studies.\n\n"
    "The seal remembers the ratings, reasons, evidence, appraisals and confidence that the finding rests on. "
    "When any of it changes, check tells you. Your text is never touched.",
)
_ALL = Message(nb="Forsegl alle funnene.", nn="Forsegl alle funna.", en="Seal all findings.")
_REVIEW = Message(
    nb="Reviewet; ellers det første.", nn="Reviewet; elles det første.", en="The review; default: the first."
)
_UNKNOWN = Message(
    nb="Det finnes ikke noe funn «{name}».", nn="Det finst ikkje noko funn «{name}».", en="No finding “{name}”."
)
_NEAR = Message(nb=" Mente du «{near}»?", nn=" Meinte du «{near}»?", en=" Did you mean “{near}”?")
_WHICH = Message(
    nb="Hvilke funn? Skriv navnene, eller --all.",
    nn="Kva funn? Skriv namna, eller --all.",
    en="Which findings? Write their names, or --all.",
)
_NOTHING = Message(
    nb="Reviewet har ingen funn å forsegle ennå.",
    nn="Reviewet har ingen funn å forsegle enno.",
    en="The review has no finding to seal yet.",
)
_DONE = Message(nb="Forseglet: {names}.", nn="Forsegla: {names}.", en="Sealed: {names}.")


def command(language: LanguageCode) -> click.Command:
    """The command, its help in `language`."""

    def run(names: tuple[str, ...], everything: bool, root: Path | None, review: str | None) -> None:
        if not names and not everything:
            raise click.UsageError(_WHICH.render(language))
        base = find(root, language)
        (loaded, *_) = load_all(base, (review,) if review else (), language)
        path = f"matrices/{loaded.review.name}/seals.yaml" if loaded.review else ""
        # With --all the file is written anew, whatever is wrong with the old one.
        blocking = [one for one in loaded.diagnostics if not (everything and one.location.path == path)]
        if loaded.review is None or has_errors(blocking):
            _refuse(blocking, [loaded])
        chosen = _chosen(loaded.review, names, everything, language)
        if not chosen:
            click.echo(_NOTHING.render(language))
            return
        replace_files({base / path: _sealed(loaded.review, chosen, everything).encode()}, base)
        told = {"names": tuple(finding.id for finding in chosen)}
        click.echo(_DONE.render(language, told))

    return click.Command(
        "seal",
        callback=run,
        help=_HELP.render(language),
        params=[
            click.Argument(["names"], nargs=-1, metavar="[FINDING]…"),
            click.Option(["--all", "everything"], is_flag=True, help=_ALL.render(language)),
            root_option(language),
            click.Option(["--review"], metavar="NAME", help=_REVIEW.render(language)),
        ],
    )


def _refuse(blocking: list[Diagnostic], loaded: list[Loaded]) -> NoReturn:
    click.echo(printed(blocking, loaded, "full", loaded[0].language, everything=False), err=True)
    sys.exit(1)


def _chosen(review: Review, names: tuple[str, ...], everything: bool, language: LanguageCode) -> list[Finding]:
    """The findings to seal. Ends the program with 2 for an unknown name."""
    by_id = {finding.id: finding for finding in review.findings}
    for name in names:
        if name not in by_id:
            near = nearest(name, by_id)
            hint = _NEAR.render(language, {"near": near}) if near else ""
            click.echo(_UNKNOWN.render(language, {"name": name}) + hint, err=True)
            sys.exit(COULD_NOT_RUN)
    return list(review.findings) if everything else [by_id[name] for name in dict.fromkeys(names)]


def _sealed(review: Review, chosen: list[Finding], everything: bool) -> str:
    """The new text of seals.yaml: the chosen findings anew, the others as they stand."""
    from litmatrix.seals import seal_of, written

    kept = dict(review.seals.seals) if review.seals and not everything else {}
    return written({**kept, **{finding.id: seal_of(review, finding) for finding in chosen}})
