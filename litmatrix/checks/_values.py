"""What a value of a declared field may look like, type by type."""

import datetime
import re
from collections.abc import Mapping
from types import MappingProxyType

from litmatrix.model import FieldDeclaration

EXAMPLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "text": ("Norge",),
        "integer": ("24",),
        "number": ("12.5",),
        "date": ("2023-02-14",),
        "choice": ("…",),
        "multichoice": ("…",),
        "boolean": ("true", "false"),
    }
)
LISTS = frozenset({"text", "multichoice"})
"""Types whose field may hold a list."""

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:[.,][0-9]+)?\Z")
_BOOLEANS = frozenset({"true", "false", "yes", "no"})


def fits(value: str, field: FieldDeclaration) -> bool:
    """Whether a text is a value of the field's type."""
    match field.type:
        case "integer":
            return bool(_INTEGER.match(value))
        case "number":
            return bool(_NUMBER.match(value))
        case "date":
            return _is_date(value)
        case "choice" | "multichoice":
            return value in field.choices or not field.choices  # a rule of its own asks for choices
        case "boolean":
            return value in _BOOLEANS
        case _:
            return not value.startswith("[") or not value.endswith("]")


def _is_date(value: str) -> bool:
    """A day that exists: 2021-02-30 does not."""
    try:
        return datetime.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
