"""Two studies have themes that are one letter apart.

The matrix is read by comparing themes; `deltaker` and `deltakere` look like two.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    themes: [deltakere]
    --- sources/b.yaml
    reports: [b2021]
    themes: [deltaker]

Passes:
    --- sources/a.yaml
    reports: [a2020]
    themes: [deltakere]
    --- sources/b.yaml
    reports: [b2021]
    themes: [deltakere]
"""

from collections.abc import Iterator

from litmatrix.checks._spelling import Spelling
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.location import Place
from litmatrix.message import Message, Parameter
from litmatrix.model import Review

RULE = Rule(
    "NAM005",
    "theme-spelt-two-ways",
    Severity.INFO,
    message=Message(
        nb="Temaet «{theme}» skiller seg med én bokstav fra «{other}» i {place}.",
        nn="Temaet «{theme}» skil seg med éin bokstav frå «{other}» i {place}.",
        en="The theme “{theme}” is one letter away from “{other}” in {place}.",
    ),
    hint=Message(
        nb="Er det samme tema, skriv det likt i begge studiene.",
        nn="Er det same tema, skriv det likt i begge studiane.",
        en="If it is one theme, write it alike in both studies.",
    ),
    why=Message(
        nb="Leseren sammenligner studiene tema for tema, og to skrivemåter ser ut som to temaer.",
        nn="Lesaren samanliknar studiane tema for tema, og to skrivemåtar ser ut som to tema.",
        en="The reader compares the studies theme by theme, and two spellings look like two themes.",
    ),
)

_SHORTEST = 5


def check(review: Review) -> Iterator[Fault]:
    """One fault per study with the later of two spellings."""
    first: dict[str, Place] = {}
    for study in review.included:
        for position, theme in enumerate(study.themes):
            if len(theme) >= _SHORTEST:
                first.setdefault(theme.casefold(), study.place("themes", position))
    spelling = Spelling(first)
    order = {theme: at for at, theme in enumerate(first)}
    for study in review.included:
        for position, theme in enumerate(study.themes):
            near = spelling.near(theme.casefold()) if theme.casefold() in first else []
            earlier = next((other for other in near if order[other] < order[theme.casefold()]), None)
            if earlier:
                parameters: dict[str, Parameter] = {"theme": theme, "other": earlier, "place": first[earlier]}
                yield Fault(RULE, study.place("themes", position), parameters)
