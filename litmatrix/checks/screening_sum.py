"""The counts of the screening do not add up.

Records found, less the duplicates, are the records screened; no step can let more through than came to it
(the flow of PRISMA 2020, https://www.prisma-statement.org).

Fails:
    --- matrices/r/search.yaml
    searches:
      - {database: Oria, date: 2023-02-14, string: praksis AND flyktning*, hits: 112}
    screening: {identified: 112, duplicates: 12, screened: 90, read_in_full: 20, included: 2}

Passes:
    --- matrices/r/search.yaml
    searches:
      - {database: Oria, date: 2023-02-14, string: praksis AND flyktning*, hits: 112}
    screening: {identified: 112, duplicates: 12, screened: 100, read_in_full: 20, included: 2}
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review, Screening, SearchLog

RULE = Rule(
    "SEA007",
    "screening-sum",
    Severity.WARNING,
    message=Message(
        nb="Tallene går ikke opp: «{field}» er {number}, men skulle være {expected}.",
        nn="Tala går ikkje opp: «{field}» er {number}, men skulle vere {expected}.",
        en="The counts do not add up: “{field}” is {number}, but should be {expected}.",
    ),
    hint=Message(
        nb="Tell på nytt, eller før opp det som mangler (et søk, eller dubletter som ble fjernet).",
        nn="Tel på nytt, eller før opp det som manglar (eit søk, eller dublettar som blei fjerna).",
        en="Count again, or write down what is missing (a search, or duplicates that were removed).",
    ),
    why=Message(
        nb="Leseren regner etter. Når tallene ikke går opp, er det noe i utvalget som ikke er fortalt.",
        nn="Lesaren reknar etter. Når tala ikkje går opp, er det noko i utvalet som ikkje er fortalt.",
        en="The reader adds up. When the counts do not agree, something about the selection was not told.",
    ),
)

_STEPS = (("screened", "read_in_full"), ("read_in_full", "included"), ("screened", "included"))


def check(review: Review) -> Iterator[Fault]:
    """One fault per count that the counts before it contradict. Counts that are not given prove nothing."""
    log = review.search
    if log is None:
        return
    for field, expected in _contradicted(log):
        number = getattr(log.screening, field)
        yield Fault(RULE, log.place("screening", field), {"field": field, "number": number, "expected": expected})


def _contradicted(log: SearchLog) -> Iterator[tuple[str, Message]]:
    counts = log.screening
    hits = [search.hits for search in log.searches]
    if counts.identified is not None and hits and all(text and text.isdecimal() for text in hits):
        total = sum(int(text or 0) for text in hits)
        if total != counts.identified:
            yield "identified", _exactly(total, f"hits: {' + '.join(str(text) for text in hits)}")
    if counts.identified is not None and counts.screened is not None and counts.duplicates is not None:
        left = counts.identified - counts.duplicates
        if left < 0:
            yield "duplicates", _at_most(counts.identified, "identified")
        elif left != counts.screened:
            yield "screened", _exactly(left, f"identified − duplicates: {counts.identified} − {counts.duplicates}")
    yield from _growing(counts)


def _exactly(number: int, because: str) -> Message:
    return Message(*[f"{number} ({because})"] * 3)


def _at_most(number: int, because: str) -> Message:
    return Message(f"høyst {number} ({because})", f"høgst {number} ({because})", f"at most {number} ({because})")


def _growing(counts: Screening) -> Iterator[tuple[str, Message]]:
    """Steps that let more through than came to them; the first such step for each count."""
    said: set[str] = set()
    for earlier, later in _STEPS:
        before, after = getattr(counts, earlier), getattr(counts, later)
        if before is not None and after is not None and after > before and later not in said:
            said.add(later)
            yield later, _at_most(before, earlier)
