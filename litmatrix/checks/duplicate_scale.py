"""Two scales have the same name.

A question names its scale, so nobody can tell which of them is meant.

Fails:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    scales: [{name: Belegg, levels: [{id: ja, label: Ja}, {id: nei, label: Nei}]}]

Passes:
    --- matrices/r/review.yaml
    title: Praksis
    research_questions: [{id: F1, label: Virkning, text: Virker praksis?}]
    scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}
    scales: [{name: Omfang, levels: [{id: ja, label: Ja}, {id: nei, label: Nei}]}]
"""

from collections.abc import Iterator

from litmatrix.checks._repeats import repeats
from litmatrix.checks._scales import scales
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "RAT010",
    "duplicate-scale",
    Severity.ERROR,
    message=Message(
        nb="To skalaer heter «{scale}».",
        nn="To skalaer heiter «{scale}».",
        en="Two scales are called “{scale}”.",
    ),
    hint=Message(
        nb="Gi den ene et annet navn. Den første står i {place}.",
        nn="Gi den eine eit anna namn. Den første står i {place}.",
        en="Give one of them another name. The first stands in {place}.",
    ),
    why=Message(
        nb="Et spørsmål viser til skalaen med navn, og ingen kan se hvilken som menes.",
        nn="Eit spørsmål viser til skalaen med namn, og ingen kan sjå kva for ein som er meint.",
        en="A question names its scale, and nobody can see which of them is meant.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per scale whose name has been used."""
    places = [place.at("name") for _, place in scales(review)]
    for position, name, first in repeats(scale.name for scale, _ in scales(review)):
        yield Fault(RULE, places[position], {"scale": name, "place": places[first]})
