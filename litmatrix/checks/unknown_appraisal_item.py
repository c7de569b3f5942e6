"""An appraisal answers an item that its tool does not have.

The answer would be shown nowhere.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    appraisal:
      tool: tone
      items: {troverdigheit: ja}

Passes:
    --- sources/a.yaml
    reports: [a2020]
    appraisal:
      tool: tone
      items:
        troverdighet: {answer: ja, because: Fagfellevurdert}
        objektivitet: {answer: ja, because: Ingen oppdragsgiver}
        noyaktighet: {answer: delvis, because: Utvalget er ikke beskrevet}
        egnethet: {answer: ja, because: Handler om det vi spør om}
"""

from collections.abc import Iterator

from litmatrix.checks._appraisals import appraisals
from litmatrix.checks._suggestions import Suggestions
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "CRA002",
    "unknown-appraisal-item",
    Severity.ERROR,
    message=Message(
        nb="Sjekklisten {tool} har ikke noe punkt «{item}».",
        nn="Sjekklista {tool} har ikkje noko punkt «{item}».",
        en="The tool {tool} has no item “{item}”.",
    ),
    hint=Message(
        nb="Punktene er: {items}.",
        nn="Punkta er: {items}.",
        en="The items are: {items}.",
    ),
    why=Message(
        nb="Svaret ville ikke blitt vist noe sted.",
        nn="Svaret ville ikkje blitt vist nokon stad.",
        en="The answer would be shown nowhere.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per answer to an unknown item."""
    for study, appraisal, tool in appraisals(review):
        known = tuple(item.id for item in tool.items)
        suggestions = Suggestions(known)
        for item in appraisal.items:
            if item not in known:
                parameters = {"tool": tool.id, "item": item, "items": known, "near": suggestions.near(item)}
                yield Fault(RULE, study.place("appraisal", "items", item).key(), parameters)
