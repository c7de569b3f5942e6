"""Court decisions: named in the text by their usual reference, `(Rt 1993 s. 766)`, and not in the list.

Source: https://sokogskriv.no/referansestiler/apa-7th.html#dommer
"""

from litmatrix.citations.csl_item import Item
from litmatrix.citations.marks import UNDATED
from litmatrix.citations.work import Work

NOT_LISTED = "not-listed"
"""A variable of our own: the work gets no place in the reference list."""


def prepare(work: Work) -> Item:
    """A decision as a name without a year."""
    item = work.item
    if item["type"] != "legal_case":
        return item
    name = item.get("number") or item.get("title-short") or item.get("title") or item["id"]
    return {"id": item["id"], "type": "book", "author": [{"literal": name + UNDATED}], NOT_LISTED: "1"}
