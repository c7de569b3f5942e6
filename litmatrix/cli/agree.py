"""`litmatrix agree`: how far raters agree, and what to talk about."""

import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from litmatrix.cli.reviews import find, has_errors, load_all, printed, root_option, wants_colour
from litmatrix.document import Section, Text
from litmatrix.languages import language as words
from litmatrix.message import LanguageCode, Message

if TYPE_CHECKING:
    from litmatrix.agreement import Coefficient
    from litmatrix.agreement.of_review import Difference
    from litmatrix.diagnostic import Locate
    from litmatrix.document import Document
    from litmatrix.load import Loaded
    from litmatrix.model import Review

_HELP = Message(
    nb="Regn ut hvor enige de er som har vurdert studiene, før de ble enige om noe (consensus.yaml).\n\n"
    "Prosentvis enighet, Cohens kappa, Fleiss’ kappa, Krippendorffs alfa og Gwets AC, med 95 % intervall.",
    nn="Rekn ut kor einige dei er som har vurdert studiane, før dei blei einige om noko (consensus.yaml).\n\n"
    "Prosentvis semje, Cohens kappa, Fleiss’ kappa, Krippendorffs alfa og Gwets AC, med 95 % intervall.",
    en="Compute how far those who rated the studies agree, before they agreed on anything (consensus.yaml).\n\n"
    "Percentage agreement, Cohen’s kappa, Fleiss’ kappa, Krippendorff’s alpha and Gwet’s AC, with 95 % intervals.",
)
_FORMAT = Message(nb="text, md eller json.", nn="text, md eller json.", en="text, md or json.")
_PER_QUESTION = Message(
    nb="Vis hvert spørsmål for seg også.", nn="Vis kvart spørsmål for seg òg.", en="Show each question too."
)
_WORKLIST = Message(
    nb="Vis hva dere er uenige om, det største først, med begrunnelsene side om side.",
    nn="Vis kva de er usamde om, det største først, med grunngivingane side om side.",
    en="Show what you differ on, the largest difference first, with the reasons side by side.",
)
_ROUNDS = Message(
    nb="Antall runder i bootstrap.", nn="Talet på rundar i bootstrap.", en="Number of bootstrap rounds."
)
_SEED = Message(
    nb="Frøet til trekningen: samme frø gir samme tall.",
    nn="Frøet til trekkinga: same frø gir same tal.",
    en="Seed of the drawing: the same seed gives the same figures.",
)
_BLIND = Message(
    nb="Vurderingen er blind, så de andres ark er ikke med. "
    "Når alle er ferdige, tar du bort «blind: true» i review.yaml.",
    nn="Vurderinga er blind, så arka til dei andre er ikkje med. "
    "Når alle er ferdige, tek du bort «blind: true» i review.yaml.",
    en="The rating is blind, so the others’ sheets are left out. "
    "When all are done, remove “blind: true” from review.yaml.",
)
_ASK_ONE = Message(
    nb="før opp en til under raters i review.yaml, og lag et ark: litmatrix sheet export --rater NAVN",
    nn="før opp éin til under raters i review.yaml, og lag eit ark: litmatrix sheet export --rater NAMN",
    en="write another one under raters in review.yaml, and make a sheet: litmatrix sheet export --rater NAME",
)
_NEXT = Message(
    nb="{n} uenigheter står åpne: litmatrix agree --worklist",
    nn="{n} usemjer står opne: litmatrix agree --worklist",
    en="{n} disagreements are open: litmatrix agree --worklist",
)


def command(language: LanguageCode) -> click.Command:
    """The command, its help in `language`."""

    def run(
        review: str | None,
        root: Path | None,
        format_: str,
        per_question: bool,
        worklist: bool,
        rounds: int,
        seed: int,
    ) -> None:
        (loaded, *_) = load_all(find(root, language), (review,) if review else (), language)
        if loaded.review is None:
            click.echo(printed(loaded.diagnostics, [loaded], "full", loaded.language, everything=False), err=True)
            sys.exit(1)
        if format_ == "json":
            click.echo(_json(loaded.review, loaded.locate, rounds, seed, worklist), nl=False)
        elif format_ == "md":
            click.echo(_markdown(loaded, loaded.review, rounds, seed, per_question, worklist), nl=False)
        else:
            click.echo(_text(loaded.review, rounds, seed, per_question, worklist), nl=False)
        sys.exit(1 if has_errors(loaded.diagnostics) else 0)

    return click.Command(
        "agree",
        callback=run,
        help=_HELP.render(language),
        params=[
            click.Argument(["review"], required=False, metavar="[REVIEW]"),
            root_option(language),
            click.Option(
                ["--format", "format_"],
                type=click.Choice(("text", "md", "json")),
                default="text",
                show_default=True,
                help=_FORMAT.render(language),
            ),
            click.Option(["--per-question"], is_flag=True, help=_PER_QUESTION.render(language)),
            click.Option(["--worklist"], is_flag=True, help=_WORKLIST.render(language)),
            click.Option(
                ["--rounds"],
                type=click.IntRange(100, 100_000),
                default=2000,
                metavar="N",
                show_default=True,
                help=_ROUNDS.render(language),
            ),
            click.Option(
                ["--seed"], type=int, default=1, metavar="N", show_default=True, help=_SEED.render(language)
            ),
        ],
    )


def _text(review: "Review", rounds: int, seed: int, per_question: bool, worklist: bool) -> str:
    from litmatrix.agreement.of_review import differences
    from litmatrix.writers.terminal import show

    if not review.sheets and not worklist:
        return _alone(review.protocol.language)
    document = _document(review, rounds, seed, per_question, worklist)
    shown = show(document, shutil.get_terminal_size((100, 24)).columns, wants_colour())
    left = sum(one.agreed is None for one in differences(review))
    shown += _note(review)
    return shown + (_NEXT.render(review.protocol.language, {"n": left}) + "\n" if left and not worklist else "")


def _alone(language: LanguageCode) -> str:
    """What is said when nobody but the author has rated: no table of dashes, but how to go on."""
    from litmatrix.agreement.coefficient import TOO_FEW_RATERS

    step = words(language).label("state.next", step=_ASK_ONE.render(language))
    return f"{TOO_FEW_RATERS.render(language)}\n{step}\n"


def _document(review: "Review", rounds: int, seed: int, per_question: bool, worklist: bool) -> "Document":
    from litmatrix.agreement.of_review import agree, differences, pairs
    from litmatrix.agreement.report import agreement_document, worklist_document

    if worklist:
        return worklist_document(review, differences(review))
    found = agree(review, rounds, seed)
    return agreement_document(review, found, per_question=per_question, by_pairs=pairs(review))


def _markdown(
    loaded: "Loaded", review: "Review", rounds: int, seed: int, per_question: bool, worklist: bool
) -> str:
    from litmatrix.readers.shipped import shipped_templates
    from litmatrix.writers import WRITERS, Setting
    from litmatrix.writers.templates import Templates

    setting = Setting(Templates({}, shipped_templates()), review, loaded.locate)
    document = _document(review, rounds, seed, per_question, worklist)
    inside = document._replace(blocks=(), sections=(Section("agree", (Text(document.title),), document.blocks),))
    return str(WRITERS["md"].write(inside, setting)["md"])


def _note(review: "Review") -> str:
    """Why nothing is told of the further raters."""
    hidden = review.sheets.keys() - review.shown_sheets.keys()
    return _BLIND.render(review.protocol.language) + "\n" if hidden else ""


def _json(review: "Review", locate: "Locate", rounds: int, seed: int, worklist: bool) -> str:
    from litmatrix.agreement.of_review import agree, differences, pairs

    found = agree(review, rounds, seed)
    content: dict[str, object] = {
        "raters": list(found.raters),
        "items": found.items,
        "coefficients": [
            _coefficient(question, one, review.protocol.language) for question, one in found.coefficients
        ],
    }
    if by_pairs := pairs(review):
        content["pairs"] = [
            {"raters": [first, second], **_coefficient(None, one, review.protocol.language)}
            for of_weights in by_pairs
            for first, second, one in of_weights.pairs
        ]
        content["mean_of_pairs"] = {one.weights: one.mean for one in by_pairs}
    if worklist:
        content["worklist"] = [_difference(one, locate) for one in differences(review)]
    return json.dumps(content, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def _coefficient(question: str | None, one: "Coefficient", language: LanguageCode) -> dict[str, object]:
    return {
        "question": question,
        "name": one.name,
        "weights": one.weights,
        "value": one.value,
        "ci": list(one.ci) if one.ci else None,
        "n": one.n,
        "reason": one.reason.render(language) if one.reason else None,
    }


def _difference(one: "Difference", locate: "Locate") -> dict[str, object]:
    return {
        "study": one.item.study,
        "question": one.item.question,
        "distance": one.distance,
        "ratings": [
            {
                "rater": rater,
                "rating": own.rating.rating,
                "because": own.rating.because,
                "location": str(locate(own.place.at("rating"))),
            }
            for rater, own in one.ratings
        ],
        "agreed": one.agreed.rating if one.agreed else None,
    }
