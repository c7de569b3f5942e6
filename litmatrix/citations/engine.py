"""Citations and reference list by the real engine: our works and citations in, finished inlines out.

Pandoc's citeproc applies the style; small rules (`rules/`) prepare the works for the Norwegian APA manual and
mend what its style leaves undone. All citations of a document go in together, since 2020a and 2020b, initials
and the order of the list depend on all of them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from litmatrix.citations.batches import joined, render_all
from litmatrix.citations.csl_item import Item, csl_item
from litmatrix.citations.faults import SLOW_STYLE, UNUSABLE_STYLE
from litmatrix.citations.inlines import edit, inlines_from
from litmatrix.citations.marks import AMPERSAND, UNDATED, fill_texts, text_mark, without_marks
from litmatrix.citations.pandoc import Cache, Node
from litmatrix.citations.replace import citations_in, replace_citations
from litmatrix.citations.rules import MEND_CITATION, MEND_ENTRY, PREPARE, narrative
from litmatrix.citations.rules.court_cases import NOT_LISTED
from litmatrix.citations.rules.laws import is_law
from litmatrix.citations.rules.locators import locator
from litmatrix.citations.runs import StyleFailure, TooSlow
from litmatrix.citations.style import style_facts
from litmatrix.citations.work import Work
from litmatrix.diagnostic import Fault
from litmatrix.document import Cite, CiteItem, Document, Inlines, Text
from litmatrix.languages import Language, language
from litmatrix.location import Place
from litmatrix.message import LanguageCode
from litmatrix.model import CitationStyle, Reference

_NORWEGIAN_APA = frozenset({"norsk-apa-manual"})
"""Styles that follow the Norwegian APA manual, and need its rules."""
_PAGE_WORD = {"nb": "s.", "nn": "s.", "en": "p."}
_SPACE = re.compile(r"(?<![\w.])((?:s|p|pp|kap|avsn|pkt|nr|ch|para)\.|§§?) (?=[\divxlc])")
_ET_AL = re.compile(r"\bet al\b")


@dataclass(frozen=True, slots=True)
class Cited:
    """Citations as text, and the reference list."""

    texts: tuple[Inlines, ...]
    """One per citation, in the order given."""
    reference_list: tuple[tuple[str, Inlines], ...]
    """Citation key and entry, sorted as the style wants."""
    unknown: tuple[str, ...] = ()
    """Keys that no reference has; the text calls these works by their key."""
    faults: tuple[Fault, ...] = ()
    """A style that cannot be used. The texts then hold the keys, and the list is empty."""


def cite(
    references: Mapping[str, Reference],
    citations: Sequence[Cite],
    style: CitationStyle,
    language_code: LanguageCode,
    *,
    only_cited: bool = True,
    cache: Cache | None = None,
    where: Place | None = None,
) -> Cited:
    """All citations of a document and its reference list, in one go.

    `only_cited` leaves uncited works out of the list. `cache` is a mapping that remembers pandoc's answers by
    their content: what has not changed costs nothing. `where` is the place of the style's name, for faults.
    Raises nothing on bad input.
    """
    words = language(language_code)
    try:
        return _Citing(references, citations, style, words, only_cited).cited(cache)
    except (StyleFailure, ValueError) as error:
        reason = " ".join(str(error).split())[:200]
        rule = SLOW_STYLE if isinstance(error, TooSlow) else UNUSABLE_STYLE
        fault = Fault(rule, where or Place(""), {"style": style.name, "reason": reason})
        return Cited(tuple(_keys_only(one) for one in citations), (), faults=(fault,))


def cite_document(
    document: Document,
    references: Mapping[str, Reference],
    style: CitationStyle,
    *,
    only_cited: bool = True,
    cache: Cache | None = None,
    where: Place | None = None,
) -> tuple[Document, Cited]:
    """The document with its citations written out in its own language, and the reference list to put below it."""
    citations = citations_in(document)
    code: LanguageCode = "nn" if document.language == "nn" else "en" if document.language == "en" else "nb"
    cited = cite(references, citations, style, code, only_cited=only_cited, cache=cache, where=where)
    texts = iter(cited.texts)
    return replace_citations(document, lambda _: next(texts)), cited


class _Citing:
    """One call of `cite`: the works prepared, the citations asked, the answers mended."""

    def __init__(
        self,
        references: Mapping[str, Reference],
        citations: Sequence[Cite],
        style: CitationStyle,
        words: Language,
        only_cited: bool,
    ) -> None:
        self.citations, self.style, self.words = citations, style, words
        self.facts = style_facts(style.csl)
        self.by_manual = self.facts.name in _NORWEGIAN_APA
        self.cited_keys = dict.fromkeys(item.key for one in citations for item in one.items)
        wanted = [key for key in references if not only_cited or key in self.cited_keys]
        self.items = {key: self._item(references[key]) for key in wanted}
        self.unknown = tuple(key for key in self.cited_keys if key not in references)
        self.items |= {key: _unknown_item(key) for key in self.unknown}
        self.own_texts: dict[int, str] = {}

    def _item(self, reference: Reference) -> Item:
        item = csl_item(reference)
        for prepare in PREPARE if self.by_manual else ():
            item = prepare(Work(item, reference, self.words))
        return item

    def cited(self, cache: Cache | None) -> Cited:
        asked = [self._parts(one) for one in self.citations]
        sent = [
            {name: value for name, value in item.items() if name != NOT_LISTED} for item in self.items.values()
        ]
        if not sent:
            return Cited((), ())
        parts = [part for several in asked for part in several]
        rendered = render_all(sent, parts, self.style.csl, self.words.locale, cache)
        found = iter(rendered.citations)
        nodes = [joined([next(found) for _ in several], self.facts) for several in asked]
        texts = tuple(self._text(text, one) for text, one in zip(nodes, self.citations, strict=True))
        entries = tuple(
            (key, self._entry(entry))
            for key, entry in rendered.entries.items()
            if NOT_LISTED not in self.items[key]
        )
        return Cited(texts, entries, self.unknown)

    def _parts(self, one: Cite) -> list[Cite]:
        """What pandoc is asked for. Further works in a narrative citation go by themselves: pandoc would sort
        them before the author of the sentence."""
        items = tuple(self._asked(item) for item in one.items)
        if one.narrative and len(items) > 1 and self.facts.in_text:
            return [one._replace(items=items[:1]), Cite(self._by_title(items[1:]))]
        return [one._replace(items=items if one.narrative else self._by_title(items))]

    def _by_title(self, items: tuple[CiteItem, ...]) -> tuple[CiteItem, ...]:
        """Works in the order of their titles: 2020a before 2020b. The style sorts all else itself."""
        if len(items) < 2 or not self.by_manual or any(item.prefix or item.suffix for item in items):
            return items
        titles = {item.key: self.words.sort_key(self.items[item.key].get("title", "")) for item in items}
        return tuple(sorted(items, key=lambda item: titles[item.key]))

    def _asked(self, item: CiteItem) -> CiteItem:
        """The item as pandoc gets it: pages for the style to print, all else marked and filled in afterwards."""
        place = without_marks(item.locator or "").strip()
        if place and (item.label or "page") == "page":
            place = f"{_PAGE_WORD[self.words.code]} {place}"
        elif place:
            place = self._mark(locator(item._replace(locator=place), is_law(self.items[item.key]), self.words))
        suffix = without_marks(item.suffix)
        return item._replace(
            prefix=without_marks(item.prefix), suffix=self._mark(suffix) if suffix else "", locator=place
        )

    def _mark(self, text: str) -> str:
        """A mark for the text, made from the text alone: the marks of other citations stay as they are."""
        number = int.from_bytes(sha256(text.encode()).digest()[:4])
        while self.own_texts.setdefault(number, text) != text:
            number += 1
        return text_mark(number)

    def _text(self, nodes: Iterable[Node], one: Cite) -> Inlines:
        text = inlines_from(nodes, self.words)
        for mend in MEND_CITATION if self.by_manual else ():
            text = mend(text)
        text = narrative.mend(text, one, self.words)
        return edit(text, lambda words: _polished(without_marks(fill_texts(words, self.own_texts))))

    def _entry(self, nodes: Iterable[Node]) -> Inlines:
        entry = inlines_from(nodes, self.words)
        for mend in MEND_ENTRY if self.by_manual else ():
            entry = mend(entry)
        return edit(entry, lambda words: _polished(without_marks(words)))


def _unknown_item(key: str) -> Item:
    """A work that the bibliography does not have, called by its key."""
    return {"id": key, "type": "book", "author": [{"literal": key + UNDATED}], NOT_LISTED: "1"}


def _keys_only(one: Cite) -> Inlines:
    return (Text(f"({'; '.join(item.key for item in one.items)})"),)


def _polished(text: str) -> str:
    """Spaces that must not break ("s. 12", "et al."), and the ampersands of names."""
    return _ET_AL.sub("et\u00a0al", _SPACE.sub("\\1\u00a0", text)).replace(AMPERSAND, "&")
