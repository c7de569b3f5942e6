r"""Citations as commands of biblatex, `\parencite[s.~12]{key}`, for a document that biber makes the list of.

The commands are those of biblatex and biblatex-apa (their manuals, §3.9 and "Citation commands").
"""

import re
from collections.abc import Sequence
from hashlib import sha256

from litmatrix.citations.author_year import alphabetical, author_year
from litmatrix.citations.csl_item import csl_item
from litmatrix.citations.replace import replace_citations
from litmatrix.citations.rules.laws import is_law
from litmatrix.citations.rules.locators import locator
from litmatrix.document import Cite, CiteItem, Document, Inlines, Text
from litmatrix.languages import Language, language
from litmatrix.model import Reference, Review
from litmatrix.writers.latex.escape import escape

_PAGE_WORD = {"nb": "s.", "nn": "s.", "en": "p."}
_SEVERAL_PAGES = re.compile(r"\d\s*(?:[-–,]|og|and|&)\s*\d")
_RANGE = re.compile(r"(?<=\d)\s*(?:--?|–)\s*(?=\d)")
_UNSAFE_IN_KEY = re.compile(r"[^A-Za-z0-9À-ÖØ-öø-ž:.+/_-]")


def with_locators(document: Document, review: Review) -> Document:
    """The document with its citations left in it, but with places as they shall read ("s. 12", "§ 4") and
    simple lists of works in alphabetical order. A citation of a work that no `.bib` has becomes its keys."""
    words = language(document.language)

    def spelled(cite: Cite) -> Inlines:
        if not all(item.key in review.references for item in cite.items):
            return (Text(f"({'; '.join(item.key for item in cite.items)})"),)
        items = tuple(_spelled(item, review.references[item.key], words) for item in cite.items)
        if not cite.narrative and not any(item.prefix or item.suffix for item in cite.items):
            items = tuple(sorted(items, key=lambda item: _order(review.references[item.key], words)))
        return (cite._replace(items=items),)

    return replace_citations(document, spelled)


def _order(reference: Reference, words: Language) -> tuple[tuple[str, str], str]:
    name = author_year(reference, words)
    return alphabetical(words, name.authors), name.year


def _spelled(item: CiteItem, reference: Reference, words: Language) -> CiteItem:
    """Locator and suffix as one text, in `suffix`."""
    place = (item.locator or "").strip()
    if place and (item.label or "page") == "page":
        several = words.code == "en" and _SEVERAL_PAGES.search(place)
        place = f"{'pp.' if several else _PAGE_WORD[words.code]}\u00a0{_RANGE.sub('–', place)}"
    elif place:
        place = locator(item._replace(locator=place), is_law(csl_item(reference)), words)
    suffix = place + item.suffix if place else item.suffix.lstrip(" ,")
    return item._replace(label=None, locator=None, suffix=suffix)


def command(cite: Cite) -> str:
    """A citation as LaTeX."""
    first, *rest = cite.items
    if cite.narrative and not rest:
        return _command("textcite", cite.items)
    if cite.narrative:
        own = _inside([first._replace(suppress_author=True, prefix="")])
        return f"\\citeauthor{{{bib_key(first.key)}}} ({own}; {_inside(rest)})"
    if len({item.suppress_author for item in cite.items}) > 1:
        return f"({_inside(cite.items)})"
    return _command("parencite", cite.items)


def _inside(items: Sequence[CiteItem]) -> str:
    """Works in parentheses that stand in the text already."""
    return "; ".join(_command("nptextcite", [item]) for item in items)


def _command(name: str, items: Sequence[CiteItem]) -> str:
    star = "*" if items[0].suppress_author else ""
    if not any(item.prefix or item.suffix for item in items):
        return f"\\{name}{star}{{{','.join(bib_key(item.key) for item in items)}}}"
    if len(items) > 1:
        name += "s"
    return f"\\{name}{star}" + "".join(map(_noted, items))


def _noted(item: CiteItem) -> str:
    """A key with the words before and behind it. Braces, since a note may hold brackets of its own."""
    before, after = _note(item.prefix), _note(item.suffix)
    notes = f"[{before}][{after}]" if before else f"[{after}]" if after else ""
    return f"{notes}{{{bib_key(item.key)}}}"


def _note(text: str) -> str:
    note = escape(text).replace("\u00a0", "~")
    return f"{{{note}}}" if "[" in note or "]" in note else note


def bib_key(key: str) -> str:
    """The key as biblatex can take it: itself, unless it has a sign in it that TeX reads as its own."""
    if not _UNSAFE_IN_KEY.search(key):
        return key
    return f"{_UNSAFE_IN_KEY.sub('-', key)}-{sha256(key.encode()).hexdigest()[:6]}"
