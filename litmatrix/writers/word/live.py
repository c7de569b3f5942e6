"""Citations that the student's own Zotero keeps up to date: the fields that Zotero's Word plug-in writes.

The form of the fields: zotero.org, "Field codes of the word processor integration"; the JSON inside them is the
`csl-citation` schema of citation-style-language. A work that the student's library does not hold is still
cited: Zotero falls back on the item data in the field.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.sax.saxutils import quoteattr

from litmatrix.citations.replace import citations_in
from litmatrix.document import Cite, CiteItem, Document, Inlines, plain
from litmatrix.languages import language
from litmatrix.model import CitationStyle, Reference
from litmatrix.writers.word.package import Package
from litmatrix.writers.word.runs import Face, Runs
from litmatrix.writers.word.xml import Element

if TYPE_CHECKING:
    from litmatrix.citations.engine import Cited
    from litmatrix.citations.pandoc import Cache

_SCHEMA = "https://github.com/citation-style-language/schema/raw/master/csl-citation.json"
_BIBLIOGRAPHY = ' ADDIN ZOTERO_BIBL {"uncited":[],"omitted":[],"custom":[]} CSL_BIBLIOGRAPHY '
_LIBRARY_URI = re.compile(r"https?://(?:www\.)?zotero\.org/(?:users|groups)/[\w/]+/items/[A-Z0-9]{8}")
_STYLE_ADDRESS = re.compile(r"<id>\s*(https?://[^<\s]+)\s*</id>")
_PIECE = 255
_KEY_SIGNS = "23456789ABCDEFGHIJKLMNPQRSTUVWXYZ"


class LiveCitations(NamedTuple):
    """What live citations are made from (`live_citations` makes it)."""

    text: Callable[[Cite], Inlines]
    """What a citation reads as until Zotero refreshes it."""
    items: Mapping[str, Mapping[str, Any]]
    """CSL-JSON item by citation key."""
    uris: Mapping[str, str]
    """Address of the item in a Zotero library, by citation key, where it is known."""
    style: str
    """Address of the citation style."""
    locale: str


def live_citations(
    document: Document, references: Mapping[str, Reference], style: CitationStyle, cache: "Cache | None" = None
) -> "tuple[LiveCitations, Cited]":
    """What makes the citations of a document live, and with it the reference list and what is wrong.

    The document keeps its `Cite` inlines. `cache` remembers pandoc's answers, as for `cite`.
    """
    from litmatrix.citations.csl_item import csl_item
    from litmatrix.citations.engine import cite

    words = language(document.language)
    citations = citations_in(document)
    asked = tuple(dict.fromkeys(form for one in citations for form in (one, in_parentheses(one))))
    cited = cite(references, asked, style, words.code, cache=cache)
    texts = dict(zip(asked, cited.texts, strict=True))
    known = {item.key: references[item.key] for one in citations for item in one.items if item.key in references}
    items = {key: csl_item(reference) for key, reference in known.items()}
    uris = {key: uri for key, reference in known.items() for uri in _library_uris(reference)}
    return LiveCitations(texts.__getitem__, items, uris, _style_address(style), words.locale), cited


def in_parentheses(cite: Cite) -> Cite:
    """The part of a citation in running text that Zotero can write: all but the author's name."""
    first, *rest = cite.items
    return Cite((first._replace(suppress_author=True), *rest)) if cite.narrative else cite


class LiveWriter:
    """Writes the citations of one document as fields."""

    def __init__(self, citations: LiveCitations, runs: Runs, prefix: str = "") -> None:
        """`prefix` tells its citations from those of another part of the same file."""
        self._citations, self._runs, self._prefix = citations, runs, prefix
        self._written = 0
        runs.cite = self.cite

    def cite(self, cite: Cite, face: Face) -> Iterator[Element]:
        """A citation as a field; an author in running text stands before it, as Zotero's users write it.

        A citation of a work that nobody has the data of is text.
        """
        text = self._citations.text(cite)
        if not all(item.key in self._citations.items for item in cite.items):
            yield from self._runs.of(text, face)
            return
        inside = in_parentheses(cite)
        shown = self._citations.text(inside)
        author = plain(text).removesuffix(plain(shown)) if cite.narrative else ""
        if author:
            yield from self._runs.text(author, face)
        self._written += 1
        code = f" ADDIN ZOTERO_ITEM CSL_CITATION {self._code(inside, plain(shown))} "
        yield from self._runs.field(code, self._runs.of(shown, face), face)

    def bibliography(self, paragraphs: list[Element]) -> None:
        """Make the paragraphs of a reference list the result of Zotero's field for one."""
        if not paragraphs:
            return
        begin, end = self._runs.field_ends(_BIBLIOGRAPHY)
        for number, run in enumerate(begin, 1):  # behind the paragraph's properties
            paragraphs[0].insert(number, run)
        paragraphs[-1].extend(end)

    def _code(self, cite: Cite, shown: str) -> str:
        content = {
            "citationID": f"litmatrix{self._prefix}{self._written:05}",
            "properties": {"formattedCitation": shown, "plainCitation": shown, "noteIndex": 0},
            "citationItems": [self._item(item) for item in cite.items],
            "schema": _SCHEMA,
        }
        return json.dumps(content, ensure_ascii=False, allow_nan=False, sort_keys=True)

    def _item(self, item: CiteItem) -> dict[str, object]:
        uri = self._citations.uris.get(item.key) or unknown_uri(item.key)
        cited: dict[str, object] = {
            "id": item.key,
            "uris": [uri],
            "itemData": {**self._citations.items[item.key], "id": item.key},
        }
        if item.locator:
            cited |= {"locator": item.locator, "label": item.label or "page"}
        if item.prefix:
            cited["prefix"] = f"{item.prefix} "
        if item.suffix:
            cited["suffix"] = item.suffix
        if item.suppress_author:
            cited["suppress-author"] = True
        return cited


def remember_style(package: Package, citations: LiveCitations) -> None:
    """Tell Zotero which style the document has, so that it need not ask at the first refresh.

    Zotero keeps it in pieces of at most 255 characters. A document that Zotero has been in keeps its own.
    """
    if package.related("custom-properties", "") is not None:
        return
    session = hashlib.sha256(citations.style.encode()).hexdigest()[:8]
    data = (
        f'<data data-version="3" zotero-version="6.0"><session id="{session}"/>'
        f'<style id={quoteattr(citations.style)} locale={quoteattr(citations.locale)} hasBibliography="1" '
        'bibliographyStyleHasBeenSet="1"/><prefs><pref name="fieldType" value="Field"/></prefs></data>'
    )
    pieces = [data[start : start + _PIECE] for start in range(0, len(data), _PIECE)]
    named = {f"ZOTERO_PREF_{number}": piece for number, piece in enumerate(pieces, 1)}
    package.add_custom_properties(named)


def _library_uris(reference: Reference) -> Iterator[str]:
    yield from (value for value in reference.fields.values() if _LIBRARY_URI.fullmatch(value.strip()))


def _style_address(style: CitationStyle) -> str:
    found = _STYLE_ADDRESS.search(style.csl)
    return found[1] if found else f"http://www.zotero.org/styles/{style.name}"


def unknown_uri(key: str) -> str:
    """The address of a work in nobody's library: Zotero looks for it, does not find it, and uses the item data.

    Without any address it would take the id for one of the library's own numbers.
    """
    digest = hashlib.sha256(key.encode()).digest()
    sign = "".join(_KEY_SIGNS[byte % len(_KEY_SIGNS)] for byte in digest[:8])
    return f"http://zotero.org/users/local/litmatrix/items/{sign}"
