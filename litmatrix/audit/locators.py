"""Places in a cited work: "s. 12–14", "7", "§ 4", "avsn. 3"."""

import re

from litmatrix.audit.citation import Locator, Span

_CANONICAL = {
    "page": (
        "s",
        "S",
        "ss",
        "p",
        "P",
        "pp",
        "Pp",
        "side",
        "sider",
        "sidene",
        "sida",
        "Side",
        "Sider",
        "pg",
        "pages",
        "page",
    ),
    "chapter": ("kap", "kapittel", "kapitel", "kapitlet", "chap", "ch", "chapter", "Kap", "Kapittel"),
    "paragraph": ("avsn", "avsnitt", "para", "paragraph"),
    "section": ("§", "§§"),
    "other": (
        "fig",
        "figur",
        "figure",
        "tab",
        "tabell",
        "table",
        "art",
        "artikkel",
        "Artikkel",
        "punkt",
        "pkt",
        "vers",
        "linje",
        "nr",
        "vol",
        "del",
    ),
}
_KIND = {label: kind for kind, labels in _CANONICAL.items() for label in labels}
_LABEL = "|".join(sorted((re.escape(label) for label in _KIND), key=len, reverse=True))
_NUMBER = r"(?:\d{1,5}|[ivxl]{1,7})(?:ff?\b)?"
_RANGE = rf"{_NUMBER}(?:\s?[-‐‑‒–—]{{1,2}}\s?{_NUMBER})?"
_LABELLED = re.compile(
    rf"(?P<before>\s*[,;:.]?\s*)(?P<label>{_LABEL})(?P<stop>\.?)(?P<space>\s*)"
    rf"(?P<pages>{_RANGE}(?:(?:\s*,\s*|\s+(?:og|and|&)\s+)(?!(?:1[5-9]|20)\d\d){_RANGE})*)(?![\w%])"
)
_SECTION = re.compile(
    r"(?P<before>\s*[,;:.]?\s*)(?P<label>§§?)(?P<stop>)(?P<space>\s*)(?P<pages>\d{1,3}(?:\s?[-–]\s?\d{1,3})?\s?[a-z]?(?!\w))"
)
_BARE = re.compile(
    r"(?P<before>\s*[,:]\s*)(?P<pages>\d{1,3}(?:\s?[-‐‑‒–—]{1,2}\s?\d{1,4})?)(?=\s*(?:[);,]|$|(?:og|and|&)\s))(?!\s*%)"
)


def read_locator(text: str, start: int, end: int) -> Locator | None:
    """The locator that begins at `start`, right after a year, or None."""
    match = _SECTION.match(text, start, end) or _LABELLED.match(text, start, end)
    if match:
        label = match.group("label")
        pages = Span(match.start("pages"), match.end("pages"), match.group("pages"))
        return Locator(match.start("label"), match.end(), label, _KIND[label], pages)
    match = _BARE.match(text, start, end)
    if match:
        pages = Span(match.start("pages"), match.end("pages"), match.group("pages"))
        return Locator(pages.start, pages.end, "", "page", pages)
    return None


def page_numbers(locator: Locator | None) -> list[tuple[int, int]]:
    """The first and last page of every range of a page locator; roman and unreadable ones are left out."""
    if locator is None or locator.canonical != "page":
        return []
    found = []
    for match in re.finditer(r"(?<!\w)(\d{1,5})(?:\s?[-‐‑‒–—]{1,2}\s?(\d{1,5}))?", locator.pages.text):
        first, last = int(match.group(1)), int(match.group(2) or match.group(1))
        found.append((first, last if last >= first else _abbreviated(first, last)))
    return found


def _abbreviated(first: int, last: int) -> int:
    """ "193–5" ends on page 195."""
    return int(str(first)[: len(str(first)) - len(str(last))] + str(last))
