"""A study was found in a database that the search log does not mention.

The log would then not show how the study was found.

Fails:
    --- sources/a.yaml
    reports: [a2020]
    found_in: [Idunn]

Passes:
    --- sources/a.yaml
    reports: [a2020]
    found_in: [Oria]
"""

from collections.abc import Iterator

from litmatrix.checks._searches import searches
from litmatrix.checks._suggestions import Suggestions
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review, gap_in

RULE = Rule(
    "SEA005",
    "unknown-database",
    Severity.WARNING,
    message=Message(
        nb="«{database}» står ikke i søkeloggen.",
        nn="«{database}» står ikkje i søkjeloggen.",
        en="“{database}” is not in the search log.",
    ),
    hint=Message(
        nb="Legg søket til i {place}, eller rett navnet. Der står nå: {known}. Håndsøk og tips fra andre kan også føres.",
        nn="Legg søket til i {place}, eller rett namnet. Der står no: {known}. Handsøk og tips frå andre kan òg førast.",
        en="Add the search in {place}, or correct the name. So far there is: {known}. Hand searches and tips can be logged too.",
    ),
    why=Message(
        nb="Søkeloggen skal vise hvordan hver studie ble funnet.",
        nn="Søkjeloggen skal vise korleis kvar studie blei funnen.",
        en="The search log should show how each study was found.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per database of a study that is not in the log. Without a log nothing is said."""
    known = tuple(dict.fromkeys(search.database for search, _ in searches(review)))
    if not known or not review.search:
        return
    folded = {name.casefold() for name in known}
    suggestions = Suggestions(known)
    place = review.search.place("searches").key()
    for study in review.included:
        for position, name in enumerate(study.found_in):
            if name.casefold() not in folded and gap_in(name) is None:
                parameters = {
                    "database": name,
                    "known": known,
                    "place": place,
                    "near": suggestions.near(name),
                }
                yield Fault(RULE, study.place("found_in", position), parameters)
