"""Theses: `[Doktorgradsavhandling, Universitetet i Oslo]. DUO vitenarkiv. URL`, on paper `[Masteroppgave]. UiT.`

The archive comes from biblatex's `library`; without an address or archive the institution is the publisher. A
publication number stands in parentheses after the title.
Sources: https://sokogskriv.no/referansestiler/apa-7th.html#studentoppgaver-og-doktorgradsavhandlinger,
https://uit.no/ub/eksempelsamlinger/samling?p_document_id=724067
"""

from litmatrix.citations.csl_item import Item
from litmatrix.citations.work import Work

_DOCTORAL = {"nb": "Doktorgradsavhandling", "nn": "Doktorgradsavhandling", "en": "Doctoral dissertation"}
_MASTER = {"nb": "Masteroppgave", "nn": "Masteroppgåve", "en": "Master's thesis"}
_NUMBER = {"nb": "Publikasjonsnr.", "nn": "Publikasjonsnr.", "en": "Publication No."}
_TYPES = {"phdthesis": _DOCTORAL, "mathesis": _MASTER, "mastersthesis": _MASTER}


def prepare(work: Work) -> Item:
    """The kind in the language of the text, and the number where the manual has it."""
    item, reference, words = work
    if item["type"] != "thesis":
        return item
    written = item.get("genre", "").lower()
    named = _TYPES.get(written) or (_TYPES.get(reference.type) if not written else None)
    thesis = item | ({"genre": named[words.code]} if named else {})
    number = thesis.pop("number", None)
    if number:
        thesis["edition"] = f"{_NUMBER[words.code]} {number}" if number.isdigit() else number
    return thesis
