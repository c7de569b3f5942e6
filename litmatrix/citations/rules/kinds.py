"""Kinds of works in square brackets: `[Datasett]`, `[Kart]`; the style has its own words in English only.

Also "Versjon" before the number of a version, and the director of a film: `Trier, J. (Regissør).`
Sources: https://sokogskriv.no/referansestiler/apa-7th.html#statistikk-og-datasett; Publication manual, 7th ed.,
§10.10 (software) and §10.12 (films).
"""

import re

from litmatrix.citations.csl_item import Item
from litmatrix.citations.work import Work

_KINDS = {
    "dataset": {"nb": "Datasett", "nn": "Datasett", "en": "Data set"},
    "software": {"nb": "Dataprogram", "nn": "Dataprogram", "en": "Computer software"},
    "map": {"nb": "Kart", "nn": "Kart", "en": "Map"},
    "video": {"nb": "Video", "nn": "Video", "en": "Video"},
    "motion_picture": {"nb": "Film", "nn": "Film", "en": "Film"},
}
_VERSION = {"nb": "Versjon", "nn": "Versjon", "en": "Version"}
_NUMBERED = re.compile(r"v?(\d[\d.]*)\Z")
_STATUS = {
    "inpress": {"nb": "i trykk", "nn": "i trykk", "en": "in press"},
    "forthcoming": {"nb": "under utgivelse", "nn": "under utgjeving", "en": "forthcoming"},
    "submitted": {"nb": "innsendt", "nn": "innsend", "en": "submitted"},
}


def prepare(work: Work) -> Item:
    """The kind of a work that says no kind of its own, and what stands for a year that is still to come."""
    item, reference, words = work
    changed = dict(item)
    kind = _KINDS.get("video" if reference.type == "video" else item["type"])
    if kind:
        changed.setdefault("genre", kind[words.code])
    if reference.type == "movie" and "author" in changed:  # Zotero exports directors as authors
        changed.setdefault("director", changed.pop("author"))
    version = _NUMBERED.match(item.get("version", ""))
    if version:
        changed["version"] = f"{_VERSION[words.code]} {version[1]}"
    status = _STATUS.get(reference.fields.get("pubstate", "").lower().replace(" ", ""))
    if status and "issued" not in item:
        changed["status"] = status[words.code]
    return changed
