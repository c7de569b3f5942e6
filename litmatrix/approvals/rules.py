"""What is no longer covered by a sign-off: the faults of `check --approved`."""

from collections.abc import Iterable, Iterator

from litmatrix.changes import BESIDE, Change
from litmatrix.changes.sentences import as_message
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.languages import language
from litmatrix.message import LANGUAGE_CODES, Message, Parameter
from litmatrix.model import Approval, Review

_WHY = Message(
    nb="En godkjenning gjelder det som ble sett, og ikke noe annet.",
    nn="Ei godkjenning gjeld det som blei sett, og ikkje noko anna.",
    en="A sign-off is for what was seen, and for nothing else.",
)
NOT_APPROVED = Rule(
    "APP002",
    "not-approved",
    Severity.ERROR,
    Message(
        nb="Reviewet er ikke godkjent av noen.",
        nn="Reviewet er ikkje godkjent av nokon.",
        en="Nobody has signed off the review.",
    ),
    Message(
        nb="Når det er sett: litmatrix approve --by NAVN",
        nn="Når det er sett: litmatrix approve --by NAMN",
        en="Once it has been seen: litmatrix approve --by NAME",
    ),
    _WHY,
)
NO_LONGER_APPROVED = Rule(
    "APP003",
    "no-longer-approved",
    Severity.ERROR,
    Message(
        nb="Dekkes ikke lenger av det {by} godkjente {date}: {change}.",
        nn="Er ikkje lenger dekt av det {by} godkjende {date}: {change}.",
        en="No longer covered by what {by} signed off on {date}: {change}.",
    ),
    Message(
        nb="Vis fram endringen («litmatrix diff approved»). Når den er sett: litmatrix approve --by NAVN",
        nn="Vis fram endringa («litmatrix diff approved»). Når ho er sett: litmatrix approve --by NAMN",
        en="Show the change (“litmatrix diff approved”). Once it has been seen: litmatrix approve --by NAME",
    ),
    _WHY,
)
RULES = (NOT_APPROVED, NO_LONGER_APPROVED)


def uncovered(review: Review, approval: Approval | None, changed: Iterable[Change]) -> Iterator[Fault]:
    """One fault per change that the sign-off does not cover; one in all when there is no sign-off."""
    if approval is None:
        yield Fault(NOT_APPROVED, review.protocol.place("title"))
        return
    for change in changed:
        if change.kind not in BESIDE:
            told: dict[str, Parameter] = {"by": approval.by, "date": _date(approval), "change": _whose(change)}
            yield Fault(NO_LONGER_APPROVED, change.place or review.protocol.place("title"), told)


def _whose(change: Change) -> Message:
    """The change with the study or finding it is about, since its place may be gone."""
    told = as_message(change._replace(reason=None))
    whose = change.finding or change.study
    return Message(*(f"{whose}, {text.rstrip('.')}" for text in told)) if whose else told


def _date(approval: Approval) -> Message:
    if not approval.date[:1].isdigit():
        return Message(approval.date, approval.date, approval.date)
    return Message(*(language(code).date(approval.date) for code in LANGUAGE_CODES))
