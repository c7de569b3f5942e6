"""Articles with a number instead of pages: `Artikkel 99`, which the style has in English only.

Source: https://sokogskriv.no/referansestiler/apa-7th.html#hvordan-organisere-referanselista (21 authors or more)
"""

import re

from litmatrix.citations.csl_item import Item
from litmatrix.citations.work import Work

_WORD = {"nb": "Artikkel", "nn": "Artikkel", "en": "Article"}
_ALREADY = re.compile(r"(?:artikkel|article)\s+(?=\w)", re.IGNORECASE)
_PERIODICAL = ("article-journal", "article-magazine", "review")


def prepare(work: Work) -> Item:
    """The article's number in the place of its pages, with its word in the language of the text."""
    item, words = work.item, work.words
    if item["type"] not in _PERIODICAL:
        return item
    article = dict(item)
    number = article.pop("number", "")
    in_pages = _ALREADY.match(article.get("page", ""))
    if in_pages:
        number = article.pop("page")
    if number and "page" not in article:
        article["page"] = f"{_WORD[words.code]} {_ALREADY.sub('', number)}"
    return article
