"""How APA 7 writes citations in Norwegian and in English, and which of the languages a text is in.

Norwegian: Norsk APA-manual 1.9 (2023) as Søk & Skriv gives it, https://sokogskriv.no/referansestiler/apa-7th.html.
English: the Publication Manual of the American Psychological Association, 7th edition.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from litmatrix.audit.citation import Locator
from litmatrix.message import LanguageCode

_WORD = re.compile(r"[^\W\d_]+")
_TELLING: dict[LanguageCode, frozenset[str]] = {
    "nb": frozenset(
        ("ikke", "jeg", "fra", "noen", "hva", "hvordan", "mer", "også", "være", "ble", "mellom", "hun")
    ),
    "nn": frozenset(
        (
            "ikkje",
            "eg",
            "frå",
            "nokon",
            "kva",
            "korleis",
            "meir",
            "også",
            "vere",
            "vart",
            "mellom",
            "ho",
            "dei",
            "ein",
            "eit",
        )
    ),
    "en": frozenset(("the", "of", "and", "to", "is", "was", "that", "with", "which", "from", "not", "are")),
}
_ENOUGH_WORDS = 20_000
_DASH = re.compile(r"\s?[-‐‑‒–—]{1,2}\s?")


@dataclass(frozen=True, slots=True)
class Convention:
    """The words and signs of a citation in one language."""

    language: LanguageCode
    and_word: str
    """Between two authors in running text."""
    page_label: str
    pages_label: str
    """For more than one page."""
    chapter_label: str
    paragraph_label: str
    secondary: str
    """ "sitert i"."""
    undated: str

    def locator(self, locator: Locator) -> str:
        """The locator as it is rightly written; what is no page, chapter or paragraph stays."""
        pages = _DASH.sub("–", locator.pages.text)
        if locator.canonical == "page":
            several = "–" in pages or "," in pages or f" {self.and_word} " in pages
            return f"{self.pages_label if several else self.page_label} {pages}"
        if locator.canonical == "chapter":
            return f"{self.chapter_label} {pages}"
        if locator.canonical == "paragraph":
            return f"{self.paragraph_label} {pages}"
        if locator.canonical == "section":
            return f"{locator.label} {locator.pages.text}"
        return f"{locator.label} {pages}"


_NORWEGIAN = ("og", "s.", "s.", "kap.", "avsn.", "sitert i", "u.å.")
CONVENTIONS: dict[LanguageCode, Convention] = {
    "nb": Convention("nb", *_NORWEGIAN),
    "nn": Convention("nn", *_NORWEGIAN),
    "en": Convention("en", "and", "p.", "pp.", "Chapter", "para.", "as cited in", "n.d."),
}


def language_of(texts: Iterable[str]) -> LanguageCode:
    """The language in which most of the telling words are; bokmål when there are none."""
    counts: Counter[str] = Counter()
    seen = 0
    for text in texts:
        words = _WORD.findall(text.casefold())
        counts.update(words)
        seen += len(words)
        if seen > _ENOUGH_WORDS:
            break
    scores = {code: sum(counts[word] for word in telling) for code, telling in _TELLING.items()}
    return max(scores, key=lambda code: scores[code])
