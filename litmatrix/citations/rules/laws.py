"""Laws and regulations: the short title is the author, and the date code stands after the full title.

`Folketrygdloven. (1997). *Lov om folketrygd* (LOV-1997-02-28-19). Lovdata. URL`; in the text `(Folketrygdloven,
1997, § 14-4)`, and with a small letter inside a sentence, except Grunnloven.
Sources: https://sokogskriv.no/referansestiler/apa-7th.html#lover and
https://uit.no/ub/eksempelsamlinger/samling?p_document_id=724381
"""

import re

from litmatrix.citations.csl_item import Item
from litmatrix.citations.marks import SMALL_IN_SENTENCE
from litmatrix.citations.work import Work

_CODE = re.compile(r"\b(?:LOV|FOR)-(\d{4})-\d{2}-\d{2}(?:-\d+)?\b")
_PLACES = ("number", "edition", "genre", "collection-title", "version", "title")
_SHORT_IN_TITLE = re.compile(
    r"\s*\(([^()]*(?:lov|lova|loven|forskrift|forskrifta|forskriften))\)\s*$", re.IGNORECASE
)


def prepare(work: Work) -> Item:
    """A law as a report of its own: wherever the date code stands, it is found."""
    item = work.item
    code = date_code(item)
    if not code:
        return item
    title, short = _titles(item)
    law: Item = {
        "id": item["id"],
        "type": "report",
        "author": [{"literal": _capital(short) + ("" if short.lower() == "grunnloven" else SMALL_IN_SENTENCE)}],
        "issued": {"date-parts": [[int(code[1])]]},
        "title": title,
        "collection-title": code[0],
        "publisher": item.get("publisher", "Lovdata"),
    }
    return law | {name: item[name] for name in ("URL", "language") if name in item}


def date_code(item: Item) -> re.Match[str] | None:
    """Lovdata's date code of the work, `LOV-1997-02-28-19`, in whichever field it stands."""
    return next((found for place in _PLACES if (found := _CODE.search(str(item.get(place, ""))))), None)


def is_law(item: Item) -> bool:
    """Whether the work is a law or regulation, before or after `prepare`."""
    return item["type"] == "legislation" or date_code(item) is not None


def _titles(item: Item) -> tuple[str, str]:
    """The full title and the short one: its own field, the author, in parentheses after the title, or none."""
    title = _CODE.sub("", str(item.get("title", ""))).strip(" ,()")
    author = item.get("author")
    short = item.get("title-short") or (author[0].get("literal") or author[0].get("family") if author else "")
    in_title = _SHORT_IN_TITLE.search(str(item.get("title", "")))
    if in_title and not short:
        return title[: in_title.start()].strip(" ("), in_title[1]
    return title, short or title


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
