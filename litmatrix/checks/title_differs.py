"""The title in a study file is not the title of its report.

The matrix would then print one title and the reference list another. A title without its subtitle is fine; so
is a name of one's own for a study with several reports, unless it looks like a misspelt title of one of them.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    title: Praksiss i kommunene

Passes:
    --- sources/a.yaml
    reports: [a2020]
    title: Praksis i kommunene
"""

import difflib
import re
from collections.abc import Iterator

from litmatrix.checks._titles import comparable
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message, Parameter
from litmatrix.model import Review, gap_in

RULE = Rule(
    "STU004",
    "title-differs",
    Severity.WARNING,
    message=Message(
        nb="Tittelen er en annen enn i referansen «{key}»: «{reference}».",
        nn="Tittelen er ein annan enn i referansen «{key}»: «{reference}».",
        en="The title is not that of the reference “{key}”: “{reference}”.",
    ),
    hint=Message(
        nb="Slett linjen, så hentes tittelen fra {place}, eller rett den som er feil.",
        nn="Slett linja, så blir tittelen henta frå {place}, eller rett den som er feil.",
        en="Delete the line, and the title comes from {place}, or correct the one that is wrong.",
    ),
    why=Message(
        nb="Matrisen ville skrive én tittel og referanselisten en annen.",
        nn="Matrisa ville skrive éin tittel og referanselista ein annan.",
        en="The matrix would print one title and the reference list another.",
    ),
)

_SUBTITLE = re.compile(r"\s*[:.?!–—]\s+|\s+[-–—]\s+")
_LONGEST = 300
"""So much of a title is compared letter by letter, which takes time in proportion to the square."""
_MISSPELT = 0.8
"""From this likeness on (Ratcliff/Obershelp) two titles are one title written in two ways."""


def check(review: Review) -> Iterator[Fault]:
    """One fault per study whose own title is no title of its reports."""
    for study in review.studies.values():
        references = [review.references[key] for key in study.report_keys if key in review.references]
        if not study.title or gap_in(study.title) or not references:
            continue
        own = comparable(study.title)
        if any(own in _forms(reference.title) for reference in references):
            continue
        like, nearest = max(
            ((_likeness(own, reference.title), reference) for reference in references), key=lambda pair: pair[0]
        )
        if len(references) == 1 or like >= _MISSPELT:
            parameters: dict[str, Parameter] = {
                "key": nearest.key,
                "reference": nearest.title,
                "place": nearest.place("title"),
            }
            yield Fault(RULE, study.place("title"), parameters)


def _forms(title: str) -> set[str]:
    return {comparable(title), comparable(_SUBTITLE.split(title[:_LONGEST])[0])}


def _likeness(own: str, title: str) -> float:
    return difflib.SequenceMatcher(None, own[:_LONGEST], comparable(title)[:_LONGEST]).ratio()
