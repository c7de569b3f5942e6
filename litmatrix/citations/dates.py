"""A date as biblatex writes it, as CSL wants it."""

import re
from typing import TypedDict

_DAY = r"(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([?~%])?"
_DATE = re.compile(rf"{_DAY}(?:/(?:{_DAY})?)?\Z")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

CslDate = TypedDict("CslDate", {"date-parts": list[list[int]], "circa": bool}, total=False)


def csl_date(text: str, month: str = "") -> CslDate | None:
    """`2021-05-09`, `2021-05`, `2021`, `2009/2010`, `1472~` as a CSL date, or None for what is no date.

    The format: biblatex manual 3.19, §2.3.8 (ISO 8601-2). `month` is BibTeX's own field: `5` or `may`.
    """
    found = _DATE.match(text.strip())
    if not found:
        return None
    first = _parts(found[1], found[2], found[3])
    if len(first) == 1 and (number := _month(month)):
        first.append(number)
    date = CslDate({"date-parts": [first]})
    if found[5]:
        date["date-parts"].append(_parts(found[5], found[6], found[7]))
    if found[4] or found[8]:
        date["circa"] = True
    return date


def _parts(year: str, month: str | None, day: str | None) -> list[int]:
    parts = [int(year)]
    if month and 1 <= int(month) <= 12:
        parts.append(int(month))
        if day and 1 <= int(day) <= 31:
            parts.append(int(day))
    return parts


def _month(text: str) -> int | None:
    text = text.strip().lower()
    if text.isdigit() and 1 <= int(text) <= 12:
        return int(text)
    return _MONTHS.index(text[:3]) + 1 if text[:3] in _MONTHS else None
