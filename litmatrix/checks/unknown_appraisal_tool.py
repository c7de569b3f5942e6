"""A study is appraised, or a review plans to appraise, with a tool that nobody knows.

Without the tool nobody can tell what was asked.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    appraisal:
      tool: tonne
      items: {troverdighet: ja}

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

from litmatrix.checks._suggestions import Suggestions
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.location import Place
from litmatrix.message import Message
from litmatrix.model import Gap, Review

RULE = Rule(
    "CRA001",
    "unknown-appraisal-tool",
    Severity.ERROR,
    message=Message(
        nb="Sjekklisten «{tool}» finnes ikke.",
        nn="Sjekklista «{tool}» finst ikkje.",
        en="There is no appraisal tool “{tool}”.",
    ),
    hint=Message(
        nb="Disse finnes: {tools}. Din egen legger du i {folder}/<navn>.yaml.",
        nn="Desse finst: {tools}. Di eiga legg du i {folder}/<namn>.yaml.",
        en="There are: {tools}. Put one of your own into {folder}/<name>.yaml.",
    ),
    why=Message(
        nb="Uten sjekklisten vet ingen hva det ble spurt om.",
        nn="Utan sjekklista veit ingen kva det blei spurt om.",
        en="Without the tool nobody knows what was asked.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per tool that is neither shipped nor in the review's own folder."""
    known = tuple(sorted({*review.shipped_tools, *review.tools}))
    suggestions = Suggestions(known)
    folder = f"matrices/{review.name}/appraisal"
    for tool, where in _named(review):
        if tool not in known:
            yield Fault(
                RULE, where, {"tool": tool, "tools": known, "folder": folder, "near": suggestions.near(tool)}
            )


def _named(review: Review) -> Iterator[tuple[str, Place]]:
    for position, tool in enumerate(review.protocol.appraisal.tools):
        yield tool, review.protocol.place("appraisal", "tools", position)
    for study in review.included:
        if study.appraisal and study.appraisal.tool not in (Gap.NOT_APPLICABLE.value, Gap.TODO.value):
            yield study.appraisal.tool, study.place("appraisal", "tool")
