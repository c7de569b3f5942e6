"""Raters differ on a rating, and nobody has noted what they agreed on.

The study file's own rating counts until somebody does.

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    raters: [{id: meg, name: Studenten}, {id: medleser, name: Medleseren}]
    --- matrices/r/ratings/medleser.yaml
    ratings:
      a:
        F1: {rating: lite, because: Spør bare lederne}

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    raters: [{id: meg, name: Studenten}, {id: medleser, name: Medleseren}]
    --- matrices/r/ratings/medleser.yaml
    ratings:
      a:
        F1: {rating: lite, because: Spør bare lederne}
    --- matrices/r/consensus.yaml
    consensus:
      a:
        F1: {rating: lite, because: Deltakerne er ikke spurt, by: [meg, medleser], date: 2023-05-02}
"""

from collections.abc import Iterator

from litmatrix.checks._differing import differing
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "RAT013",
    "open-disagreement",
    Severity.INFO,
    message=Message(
        nb="De som har vurdert {question} i «{study}», er ikke enige: {ratings}.",
        nn="Dei som har vurdert {question} i «{study}», er ikkje einige: {ratings}.",
        en="Those who rated {question} in “{study}” differ: {ratings}.",
    ),
    hint=Message(
        nb="Snakk sammen, og skriv det dere blir enige om i consensus.yaml: by, date og because.",
        nn="Snakk saman, og skriv det de blir einige om i consensus.yaml: by, date og because.",
        en="Talk it over, and write what you agree on in consensus.yaml: by, date and because.",
    ),
    why=Message(
        nb="Inntil dere er enige, viser matrisen bare vurderingen i studiefilen. litmatrix agree --worklist viser alle.",
        nn="Inntil de er einige, viser matrisa berre vurderinga i studiefila. litmatrix agree --worklist viser alle.",
        en="Until you agree, the matrix shows only the study file’s rating. litmatrix agree --worklist lists them all.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per item on which raters differ and nothing was agreed, at the last of its ratings."""
    for item, chosen in differing(review).items():
        if not review.agreed(item.study, item.question):
            ratings = tuple(f"{rater}: {own.rating.rating}" for rater, own in chosen)
            where = chosen[-1][1].place.at("rating")
            yield Fault(RULE, where, {"question": item.question, "study": item.study, "ratings": ratings})
