"""People and groups as CSL names."""

import re
from collections.abc import Iterable

from litmatrix.citations.marks import AMPERSAND, OTHERS, without_marks
from litmatrix.model import Name

CslName = dict[str, str]

_AND = re.compile(r"\s+and\s+")
_SUFFIX = re.compile(r"(.+?),?\s+((?:[JS]r\.?|I{2,3}|IV))\Z")
_INITIAL = re.compile(r"\w")


def csl_names(names: Iterable[Name]) -> list[CslName]:
    """The names for CSL. "and others" becomes two names that `rules.others` knows again."""
    written: list[CslName] = []
    for name in names:
        if name.family == "others" and not name.given:
            return [*written, {"literal": OTHERS}, {"literal": OTHERS}]
        written.append(_csl_name(name))
    return written


def _csl_name(name: Name) -> CslName:
    family, given = _clean(name.family).rstrip(", "), _clean(name.given)
    if name.group or not given:  # a given name nobody recorded must not make it another person
        return {"literal": family}
    suffix = _SUFFIX.match(given)
    if suffix:
        return {"family": family, "given": suffix[1], "suffix": suffix[2]}
    return {"family": family, "given": given}


def _clean(text: str) -> str:
    return without_marks(text).replace("&", AMPERSAND)


def split_names(raw: str) -> tuple[Name, ...]:
    """The names of a field that the readers keep as text, such as `translator`: `Family, Given and {A group}`."""
    return tuple(_name(part.strip()) for part in _AND.split(raw.strip()) if part.strip())


def _name(part: str) -> Name:
    if part.startswith("{") and part.endswith("}"):
        return Name(part.strip("{}"), group=True)
    part = part.replace("{", "").replace("}", "")
    if "," in part:
        family, given = part.split(",", 1)
        return Name(family.strip(), given.strip())
    given, _, family = part.rpartition(" ")
    return Name(family, given)


def with_initials(name: Name) -> str:
    """A name the way APA writes it after a title: `T. B. Høverstad`, `K.-A. B. Næss`."""
    if name.group or not name.given:
        return name.family
    words = re.split(r"\s+|(?<=\.)(?=\w)", name.given.strip())
    return " ".join([*(_initials(word) for word in words if word), name.family])


def _initials(word: str) -> str:
    parts = [match[0].upper() + "." for part in word.split("-") if (match := _INITIAL.match(part))]
    return "-".join(parts)
