"""A publisher who is also the author is not said twice.

Source: https://sokogskriv.no/referansestiler/apa-7th.html#laereplaner-og-rammeplaner (note) and
https://kildekompasset.no/references/bok-fra-institusjon-eller-organisasjon-uten-forfattere-4/
"""

from litmatrix.citations.csl_item import Item
from litmatrix.citations.work import Work


def prepare(work: Work) -> Item:
    """Without the publisher where the author has said it. A thesis names its institution all the same."""
    item = work.item
    if item["type"] == "thesis" or not same_name(item, "publisher"):
        return item
    return {name: value for name, value in item.items() if name != "publisher"}


def same_name(item: Item, variable: str) -> bool:
    """Whether a text variable says what the only author's name says."""
    authors = item.get("author") or item.get("editor") or []
    if len(authors) != 1 or variable not in item:
        return False
    name = authors[0].get("literal") or authors[0].get("family", "")
    return bool(name) and " ".join(name.split()).casefold() == " ".join(item[variable].split()).casefold()
