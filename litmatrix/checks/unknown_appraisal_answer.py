"""An appraisal gives an answer that its tool does not offer.

Sign, word and shade come from the tool's answers.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    appraisal:
      tool: tone
      items: {troverdighet: {answer: kanskje, because: Vet ikke}}

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
from litmatrix.model import ITEM_GAPS, Review

RULE = Rule(
    "CRA003",
    "unknown-appraisal-answer",
    Severity.ERROR,
    message=Message(
        nb="«{answer}» er ikke et svar i sjekklisten {tool}.",
        nn="«{answer}» er ikkje eit svar i sjekklista {tool}.",
        en="“{answer}” is not an answer of the tool {tool}.",
    ),
    hint=Message(
        nb="Svarene er: {answers}.",
        nn="Svara er: {answers}.",
        en="The answers are: {answers}.",
    ),
    why=Message(
        nb="Tegnet, ordet og fargetonen kommer fra svarene i sjekklisten.",
        nn="Teiknet, ordet og fargetonen kjem frå svara i sjekklista.",
        en="Sign, word and shade come from the answers of the tool.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per unknown answer to a known item."""
    for study, appraisal, tool in appraisals(review):
        known = (*(answer.id for answer in tool.answers), *ITEM_GAPS)
        suggestions = Suggestions(known)
        for item in (item.id for item in tool.items if item.id in appraisal.items):
            answer = appraisal.items[item].answer
            if answer not in known:
                parameters = {
                    "tool": tool.id,
                    "answer": answer,
                    "answers": known,
                    "near": suggestions.near(answer),
                }
                yield Fault(RULE, study.place("appraisal", "items", item, "answer"), parameters)
