"""What is wrong with the fields of a file, in the light of how they are written there.

Fields are judged in a tree of texts that knows nothing of commas, anchors and the kinds of spaces. Here the file
is looked at again where one of these explains a fault, or is the fault. Imported only when there are faults.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from litmatrix.diagnostic import Fault, Locate
from litmatrix.location import Key, Location, Place
from litmatrix.readers.files import HARD_SPACES, hard_space
from litmatrix.readers.rules import format as rules
from litmatrix.readers.rules.syntax import SPACE_AFTER_COLON
from litmatrix.readers.rules.yaml import ALIAS, HARD_SPACE, TAG
from litmatrix.readers.yaml import positions

_MARKS = (ALIAS, TAG)
_EXPECTED = (rules.LIST_EXPECTED, rules.FIELDS_EXPECTED)


def as_written(faults: Sequence[Fault], locate: Locate, texts: Mapping[str, str]) -> list[Fault]:
    """The faults, each by its cause. `texts` are the files by path; `locate` finds a place in them."""
    marked = {fault.where[:3] for fault in faults if fault.rule in _MARKS}
    hard = _hard(faults)
    return [
        _comma_or_not(_hard_or_not(fault, locate, texts), locate, texts)
        for fault in faults
        if fault.rule is not rules.EMPTY_FIELD
        or not isinstance(fault.where, Place)
        or not (_value(fault.where, locate) in marked or _is_above(locate(fault.where), hard, texts))
    ]


def around_hard_spaces(faults: Iterable[Fault], texts: Mapping[str, str]) -> Iterator[tuple[str, tuple[Key, ...]]]:
    """Path and address of what a line with hard spaces may be meant as: this field, or a part of those around."""
    for line in _hard(faults):
        above: tuple[Key, ...] = ()
        for keys, span in positions(texts.get(line.path, "")).items():
            if span.key is None or not keys:
                continue
            if span.key[:2] == (line.line, line.column):
                meant = (*keys[:-1], str(keys[-1]).strip())
                yield from ((line.path, one) for one in (above, keys[:-1], meant) if one)
                break
            above = keys


def _hard(faults: Iterable[Fault]) -> list[Location]:
    return [fault.where for fault in faults if fault.rule is HARD_SPACE and isinstance(fault.where, Location)]


def _hard_or_not(fault: Fault, locate: Locate, texts: Mapping[str, str]) -> Fault:
    """The fault, or the hard space for which a list, fields or a value are not seen: `- x`, `page: 12`."""
    where = fault.where
    if not isinstance(where, Place):
        return fault
    if fault.rule is SPACE_AFTER_COLON:
        value = str(where.keys[-1]).partition(":")[2]
        return Fault(HARD_SPACE, where, hard_space(value)) if value[:1] in HARD_SPACES else fault
    if fault.rule in _EXPECTED:
        place = locate(where._replace(part="value"))
        line = _line(place.line, place.path, texts)[place.column - 1 :]
        behind = line.removeprefix("-")
        if behind[:1] in HARD_SPACES and behind.strip():
            return Fault(HARD_SPACE, place, hard_space(behind))
    return fault


def _line(number: int, path: str, texts: Mapping[str, str]) -> str:
    lines = texts.get(path, "").split("\n")
    return lines[number - 1] if number <= len(lines) else ""


def _comma_or_not(fault: Fault, locate: Locate, texts: Mapping[str, str]) -> Fault:
    """The fault, but that no comma is spoken of where a name has a colon of its own."""
    is_cut = fault.rule is rules.TEXT_AS_FIELD
    if is_cut and isinstance(fault.where, Place) and _has_colon(locate(fault.where), texts):
        return fault._replace(rule=rules.UNKNOWN_FIELD)
    return fault


def _has_colon(name: Location, texts: Mapping[str, str]) -> bool:
    line = _line(name.end_line or name.line, name.path, texts)
    return line[(name.end_column or 1) - 1 :].lstrip().startswith(":")


def _value(field: Place, locate: Locate) -> tuple[str, int, int]:
    return locate(field._replace(part="value"))[:3]


def _is_above(field: Location, hard: Iterable[Location], texts: Mapping[str, str]) -> bool:
    """Whether a field is empty only because the line below it is indented with hard spaces."""
    lines = texts.get(field.path, "").split("\n")
    return any(
        one.path == field.path
        and one.line > field.line
        and all(_says_nothing(line) for line in lines[field.line : one.line - 1])
        for one in hard
    )


def _says_nothing(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")
