"""Kinds of works in square brackets: `[Datasett]`, `[Kart]`; the style has its own words in English only.

Source: https://sokogskriv.no/referansestiler/apa-7th.html#statistikk-og-datasett
"""

from litmatrix.citations.csl_item import Item
from litmatrix.citations.work import Work

_KINDS = {
    "dataset": {"nb": "Datasett", "nn": "Datasett", "en": "Data set"},
    "software": {"nb": "Dataprogram", "nn": "Dataprogram", "en": "Computer software"},
    "map": {"nb": "Kart", "nn": "Kart", "en": "Map"},
    "motion_picture": {"nb": "Film", "nn": "Film", "en": "Film"},
}
_STATUS = {
    "inpress": {"nb": "i trykk", "nn": "i trykk", "en": "in press"},
    "forthcoming": {"nb": "under utgivelse", "nn": "under utgjeving", "en": "forthcoming"},
    "submitted": {"nb": "innsendt", "nn": "innsend", "en": "submitted"},
}


def prepare(work: Work) -> Item:
    """The kind of a work that says no kind of its own, and what stands for a year that is still to come."""
    item, reference, words = work
    kind = _KINDS.get(item["type"])
    if kind and "genre" not in item:
        item = item | {"genre": kind[words.code]}
    status = _STATUS.get(reference.fields.get("pubstate", "").lower().replace(" ", ""))
    if status and "issued" not in item:
        item = item | {"status": status[words.code]}
    return item
