"""Newspapers: pages with their word, `*Bergens Tidende*, s. 12`, and the section beside the name.

`*Aftenposten, A-magasinet*`. Source: https://sokogskriv.no/referansestiler/apa-7th.html#artikkel-i-avis-trykt-og-elektronisk
"""

from litmatrix.citations.csl_item import Item
from litmatrix.citations.work import Work


def prepare(work: Work) -> Item:
    """The page with its word; the section (biblatex `issuetitle`) with the paper's name. No volume, no issue."""
    item, reference, words = work
    if item["type"] != "article-newspaper":
        return item
    article = {name: value for name, value in item.items() if name not in ("volume", "issue", "number")}
    if "page" in article:
        several = "–" in article["page"] or "," in article["page"]
        article["page"] = words.label(f"locator.page.{'other' if several else 'one'}", value=article["page"])
    section = reference.fields.get("issuetitle") or article.pop("chapter-number", "")
    if section and "container-title" in article:
        article["container-title"] += f", {section}"
    return article
