"""What every rule of the audit has in common."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from litmatrix.diagnostic import Rule, Severity
from litmatrix.message import Message, Parameter

Grade = Literal["error", "format", "style", "info"]
"""How an examiner would take it: as untrue, as careless, as a matter of taste, or as worth a look."""

GRADES: tuple[Grade, ...] = ("error", "format", "style", "info")
"""The gravest first."""
SEVERITIES: Mapping[Grade, Severity] = MappingProxyType(
    {"error": Severity.ERROR, "format": Severity.WARNING, "style": Severity.INFO, "info": Severity.INFO}
)
Parameters = Mapping[str, Parameter]
"""What varies in a rule's message."""

_NOTHING: Parameters = MappingProxyType({})


class AuditRule(NamedTuple):
    """A rule and its grade. The severity follows from the grade."""

    rule: Rule
    grade: Grade


def audit_rule(code: str, name: str, grade: Grade, message: Message, hint: Message, why: Message) -> AuditRule:
    """A rule of the audit, its severity set by its grade."""
    return AuditRule(Rule(code, name, SEVERITIES[grade], message, hint, why), grade)


class Remark(NamedTuple):
    """One breach of a rule in a thesis, before language and line are known."""

    rule: AuditRule
    paragraph: int
    """Which paragraph of the thesis, counted from 0."""
    start: int
    end: int
    text: str
    """As written: the whole citation, or what is wrong where it is no citation."""
    expected: str | None = None
    """What it should be; None where only the author can tell."""
    parameters: Parameters = _NOTHING
