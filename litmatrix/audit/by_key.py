"""Citations by key in a LaTeX thesis, written out as they are printed, so that they are audited like all others."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from litmatrix.citations.author_year import ShortName, citation_text, names_of
from litmatrix.document import Cite, CiteItem, plain
from litmatrix.key_citation import KeyCitation, key_citations
from litmatrix.languages import Language
from litmatrix.model import Reference
from litmatrix.model.thesis import Paragraph, Thesis

_NUMBER = r"(?:\d{1,5}|[ivxlc]{1,8}|[IVXLC]{1,8})"
_RANGE = rf"{_NUMBER}(?:\s?[-\u2013]\s?{_NUMBER})?"
_PAGES = re.compile(rf"(?:(?:s|p|pp)\.\s?)?(?P<pages>{_RANGE}(?:, ?{_RANGE}){{0,5}})\Z")


class KeyAt(NamedTuple):
    """A citation key, and the citation it stands in: `text[start:end]` of a paragraph."""

    paragraph: int
    start: int
    end: int
    key: str


class Keyed(NamedTuple):
    """What a thesis cites by key."""

    keys: tuple[KeyAt, ...] = ()
    known: frozenset[str] = frozenset()
    """Those of them whose work is known."""
    spans: Mapping[int, tuple[tuple[int, int], ...]] = MappingProxyType({})
    """Where in each paragraph such citations stand."""

    def holds(self, paragraph: int, start: int, end: int) -> bool:
        """Whether a place in a paragraph is part of a citation that LaTeX writes."""
        return any(first <= start and end <= last for first, last in self.spans.get(paragraph, ()))


def written_out(thesis: Thesis, references: Iterable[Reference], words: Language) -> tuple[Thesis, Keyed]:
    """The thesis with its citations by key as text, and where they are. Without any, the thesis as it is."""
    found = {at: tuple(key_citations(one.text)) for at, one in enumerate(thesis.paragraphs)}
    found = {at: citations for at, citations in found.items() if citations}
    if not found:
        return thesis, Keyed()
    by_key = {reference.key: reference for reference in references}
    cited = dict.fromkeys(
        key for several in found.values() for one in several for item in one.items for key in item.keys
    )
    names = names_of(cited, by_key, words)
    paragraphs = list(thesis.paragraphs)
    keys: list[KeyAt] = []
    spans: dict[int, tuple[tuple[int, int], ...]] = {}
    for at, citations in found.items():
        texts = [_printed(one, names, words) for one in citations]
        paragraphs[at] = _with_texts(paragraphs[at], citations, texts)
        spans[at] = tuple(_spans(citations, texts))
        keys += [
            KeyAt(at, *span, key)
            for one, span in zip(citations, spans[at], strict=True)
            for item in one.items
            for key in item.keys
        ]
    return replace(thesis, paragraphs=tuple(paragraphs)), Keyed(tuple(keys), frozenset(names), spans)


def _with_texts(paragraph: Paragraph, citations: Sequence[KeyCitation], texts: Sequence[str]) -> Paragraph:
    changes = [(one.start, one.end, text) for one, text in zip(citations, texts, strict=True)]
    return paragraph.with_text(changes)


def _spans(citations: Sequence[KeyCitation], texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    shift = 0
    for one, text in zip(citations, texts, strict=True):
        start = one.start + shift
        yield start, start + len(text)
        shift += len(text) - (one.end - one.start)


def _printed(citation: KeyCitation, names: Mapping[str, ShortName], words: Language) -> str:
    """The citation as it is printed; a key that nobody knows stands bare."""
    items = [
        _item(key, works.before if first else "", works.after if last else "")
        for works in citation.items
        for first, last, key in _numbered(works.keys)
        if key in names
    ]
    if not items:
        return ", ".join(key for works in citation.items for key in works.keys)
    if citation.kind == "author":
        return words.join([names[item.key].in_sentence for item in items])
    if citation.kind == "year":
        return words.join([names[item.key].year for item in items])
    if citation.kind == "narrative":
        return words.join([plain(citation_text(Cite((item,), narrative=True), names, words)) for item in items])
    return plain(citation_text(Cite(tuple(items)), names, words))


def _numbered(keys: Sequence[str]) -> Iterator[tuple[bool, bool, str]]:
    """The keys of a group, and whether each is the first and the last."""
    for number, key in enumerate(keys):
        yield number == 0, number + 1 == len(keys), key


def _item(key: str, before: str, after: str) -> CiteItem:
    """A work with what stands around it: bare numbers are pages, as biblatex takes them; else the words as they are."""
    pages = _PAGES.match(after)
    if pages:
        return CiteItem(key, before, "page", pages["pages"])
    return CiteItem(key, before, suffix=f", {after}" if after else "")
