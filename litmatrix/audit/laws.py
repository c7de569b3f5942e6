"""Laws named in running text together with a paragraph, a chapter or a year."""

import re
from bisect import bisect_right
from typing import NamedTuple

from litmatrix.audit.citation import Locator, Span

LAW_NAME = re.compile(
    r"(?<!\w)[^\W\d_]{2,40}(?:loven|lova|forskriften|forskrifta|konvensjonen)(?:s|es)?(?!\w)", re.IGNORECASE
)
_LAW = r"(?<!\w)(?P<law>(?:[^\W\d_]{2,40})?(?:[Ll]oven|[Ll]ova|[Ff]orskriften|[Ff]orskrifta|konvensjonen))(?P<genitive>s)?"
_PART = (
    r"(?:\s+(?:første|fyrste|andre|annet|anna|tredje|fjerde|femte)\s+ledd)?"
    r"(?:\s+bokstav\s+[a-z](?:\s+(?:til|og|–|-)\s+[a-z])?(?!\w))?(?:\s+nr\.?\s*\d+)?"
)
_PARAGRAPH = rf"(?P<sign>§§?)\s*(?P<number>\d{{1,3}}(?:\s?[-–]\s?\d{{1,3}})?(?:\s?[a-z](?!\w))?){_PART}"
_CHAPTER = r"(?P<chapter>kapit+el|kap\.?)\s*(?P<in_chapter>\d{1,2})"
_NAMED = re.compile(
    rf"{_LAW}\s*,?\s*(?:{_PARAGRAPH}|{_CHAPTER}|(?:av|frå|fra)\s+(?P<year>(?:18|19|20)\d\d)(?!\w))"
)
_LONE = re.compile(rf"(?<![\w§]){_PARAGRAPH}")


class LawMention(NamedTuple):
    """A law in running text, not in the form (Lov, år, § 1)."""

    start: int
    end: int
    law: Span | None
    """The name as written, without genitive; None where only a paragraph stands."""
    year: Span | None
    locator: Locator | None


def laws_in(text: str) -> list[LawMention]:
    """Laws that are cited in the text by paragraph, chapter or year, outside the author–year form."""
    if "§" not in text and "ov" not in text and "orskrift" not in text and "onvensjon" not in text:
        return []
    named = [_named(match) for match in _NAMED.finditer(text)]
    starts = [one.start for one in named]

    def is_named(position: int) -> bool:
        before = bisect_right(starts, position) - 1
        return before >= 0 and position < named[before].end

    lone = [
        LawMention(match.start(), match.end(), None, None, _locator(match))
        for match in _LONE.finditer(text)
        if not is_named(match.start()) and not _after_year(text, match.start())
    ]
    return sorted([*named, *lone], key=lambda mention: mention.start)


def is_law(name: str) -> bool:
    """Whether the name of an author is that of a law or regulation."""
    return LAW_NAME.fullmatch(name) is not None or name.casefold().startswith(("lov om ", "forskrift om "))


def _after_year(text: str, start: int) -> bool:
    """Whether the paragraph stands in a citation such as (Barnevernsloven, 2021, § 4-1)."""
    before = text[max(0, start - 40) : start].rstrip(" ,")
    return bool(re.search(r"\d{4}[a-h]?\Z", before)) or before.endswith(("§",))


def _named(match: re.Match[str]) -> LawMention:
    law = Span(match.start("law"), match.end("law"), match.group("law"))
    year = Span(match.start("year"), match.end("year"), match.group("year")) if match.group("year") else None
    return LawMention(match.start(), match.end(), law, year, None if year else _locator(match))


def _locator(match: re.Match[str]) -> Locator:
    groups = match.groupdict()
    if groups.get("chapter"):
        pages = Span(match.start("in_chapter"), match.end("in_chapter"), match.group("in_chapter"))
        return Locator(match.start("chapter"), match.end(), match.group("chapter"), "chapter", pages)
    pages = Span(match.start("number"), match.end("number"), match.group("number"))
    return Locator(match.start("sign"), match.end(), match.group("sign"), "section", pages)
