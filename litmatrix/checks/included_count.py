"""The search log counts another number of included studies than the matrix has rows.

The flow diagram would say one number and the matrix show another.

Fails:
    --- matrices/r/search.yaml
    searches:
      - {database: Oria, date: 2023-02-14, string: praksis AND flyktning*, hits: 112}
    screening: {included: 3}

Passes:
    --- matrices/r/search.yaml
    searches:
      - {database: Oria, date: 2023-02-14, string: praksis AND flyktning*, hits: 112}
    screening: {included: 2}
"""

from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "SEA008",
    "included-count",
    Severity.WARNING,
    message=Message(
        nb="Her står det {counted} inkluderte studier, men matrisen har {rows}.",
        nn="Her står det {counted} inkluderte studiar, men matrisa har {rows}.",
        en="This says that {counted} studies were included, but the matrix has {rows}.",
    ),
    hint=Message(
        nb="Rett tallet, legg til studiefilen som mangler, eller før opp den utelatte studien under matrix.excluded.",
        nn="Rett talet, legg til studiefila som manglar, eller før opp den utelatne studien under matrix.excluded.",
        en="Correct the number, add the study file that is missing, or write the excluded study under matrix.excluded.",
    ),
    why=Message(
        nb="Flytdiagrammet ville si ett tall og matrisen vise et annet.",
        nn="Flytdiagrammet ville seie eitt tal og matrisa vise eit anna.",
        en="The flow diagram would say one number and the matrix show another.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault when the screening's last count is not the number of rows."""
    log, rows = review.search, len(review.included)
    if log and log.screening.included is not None and log.screening.included != rows:
        where = log.place("screening", "included")
        yield Fault(RULE, where, {"counted": log.screening.included, "rows": rows})
