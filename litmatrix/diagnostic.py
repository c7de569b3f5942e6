"""What is wrong, where, and how to mend it: the one shape for every problem in a user's files.

A reader or a check makes a `Fault`; only `load` and the public `check` turn it into a `Diagnostic`, when
the language and the exact place are known. Nothing is printed here and no file is opened.
"""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from litmatrix.location import Location, Place
from litmatrix.message import LanguageCode, Message, Parameter

_NEAR = Message(nb="Mente du «{near}»?", nn="Meinte du «{near}»?", en="Did you mean “{near}”?")
_NONE: Mapping[str, Parameter] = MappingProxyType({})


class Severity(StrEnum):
    """How much a problem matters: an error makes the review untrue or unbuildable, a warning weakens it."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for errors, 1 for warnings, 2 for information: the order in which people should see them."""
        return tuple(Severity).index(self)


class Rule(NamedTuple):
    """A kind of fault. Its code is permanent; its name says the fault, never the fix."""

    code: str
    name: str
    severity: Severity
    message: Message
    """What is wrong."""
    hint: Message
    """How to mend it, in plain words."""
    why: Message
    """Why it matters, for `litmatrix explain`."""


class Fault(NamedTuple):
    """One breach of a rule, before language and line are known.

    The parameter `near` is special: when it is a word, "Did you mean …?" is added to the message.
    """

    rule: Rule
    where: Place | Location
    parameters: Mapping[str, Parameter] = _NONE


class Diagnostic(NamedTuple):
    """A problem, ready to be printed by any printer."""

    code: str
    name: str
    severity: Severity
    message: str
    hint: str
    location: Location


Locate = Callable[[Place], Location]


def diagnose(faults: Iterable[Fault], locate: Locate, language: LanguageCode) -> tuple[Diagnostic, ...]:
    """Faults as diagnostics in `language`, sorted by path, line, column and code, without repeats."""
    return tuple(sorted({_diagnostic(fault, locate, language) for fault in faults}, key=by_place))


def by_place(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    """What diagnostics sort by: path, line, column, code, message."""
    place = diagnostic.location
    return (place.path, place.line, place.column, diagnostic.code, diagnostic.message)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, or None when none is close (Ratcliff/Obershelp ratio under 0.6)."""
    import difflib  # only what is misspelt needs it

    by_folded = {candidate.casefold(): candidate for candidate in known}
    found = difflib.get_close_matches(word.casefold(), by_folded, n=1)
    return by_folded[found[0]] if found else None


def _diagnostic(fault: Fault, locate: Locate, language: LanguageCode) -> Diagnostic:
    rule, where = fault.rule, fault.where
    parameters = {name: _pointer(value, locate) for name, value in fault.parameters.items()}
    message = rule.message.render(language, parameters)
    if parameters.get("near"):
        message = f"{message} {_NEAR.render(language, parameters)}"
    hint = rule.hint.render(language, parameters)
    location = where if isinstance(where, Location) else locate(where)
    return Diagnostic(rule.code, rule.name, rule.severity, message, hint, location)


def _pointer(value: Parameter, locate: Locate) -> Parameter:
    """A place as path:line, so that a message can point at a second place; anything else as it is."""
    if not isinstance(value, Place):
        return value
    location = locate(value)
    return f"{location.path}:{location.line}"
