"""A work of the bibliography as a CSL item: biblatex types and fields, as Zotero exports them, in CSL's terms.

Our own table instead of pandoc's: titles keep their capitals, it costs nothing, and what Norwegian sources put
in odd fields is found again by the rules. biblatex manual 3.19, §2.1-2.2; CSL 1.0.2, appendices III and IV.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from litmatrix.citations.dates import csl_date
from litmatrix.citations.marks import without_marks
from litmatrix.citations.names import csl_names, split_names
from litmatrix.model import Reference

Item = dict[str, Any]
"""A CSL-JSON item."""

TYPES: Mapping[str, str] = MappingProxyType(
    {
        written: csl
        for csl, types in {
            "article-journal": "article periodical suppperiodical",
            "book": "book mvbook collection mvcollection reference mvreference proceedings mvproceedings manual",
            "chapter": "inbook bookinbook suppbook incollection suppcollection",
            "paper-conference": "inproceedings conference",
            "entry-encyclopedia": "inreference",
            "webpage": "online electronic www webpage",
            "report": "report techreport standard",
            "thesis": "thesis phdthesis mathesis mastersthesis",
            "personal_communication": "letter",
            "manuscript": "unpublished",
            "pamphlet": "booklet",
            "motion_picture": "video movie",
            "song": "audio music",
            "graphic": "image artwork",
            "dataset": "dataset",
            "software": "software",
            "map": "map",
            "legislation": "legislation",
            "legal_case": "jurisdiction",
            "patent": "patent",
            "review": "review",
        }.items()
        for written in types.split()
    }
)
_SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
_LANGUAGES: Mapping[str, str] = MappingProxyType(
    {
        written: code
        for code, names in {
            "nb": "norsk norwegian bokmål bokmal nb no nob nor",
            "nn": "nynorsk nn nno",
            "en": "english american british ukenglish usenglish en eng",
            "da": "danish da",
            "sv": "swedish sv",
            "de": "german ngerman de",
            "fr": "french fr",
        }.items()
        for written in names.split()
    }
)
_PERIODICAL = frozenset({"article-journal", "article-magazine", "article-newspaper", "review"})
_BOOKLIKE = frozenset({"book", "chapter", "paper-conference", "entry-encyclopedia", "pamphlet"})
_ARCHIVED = frozenset({"thesis", "manuscript"})
_NORWEGIAN = re.compile(r"[æøåÆØÅ]|\b(?:og|ikke|ikkje|som|til|hvordan|korleis|mellom|blant|frå|fra)\b")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:\\url\{|<)?(https?://[^\s<>{}]+)[}>]?\Z")
_DASHES = re.compile(r"\s*--+\s*")
_RANGE = re.compile(r"(?<=\d)-(?=\d)")

_SAME: Mapping[str, str] = MappingProxyType(
    {
        "volume": "volume",
        "volumes": "number-of-volumes",
        "edition": "edition",
        "version": "version",
        "shorttitle": "title-short",
        "eventtitle": "event-title",
        "venue": "event-place",
        "location": "publisher-place",
        "address": "publisher-place",
        "isbn": "ISBN",
        "issn": "ISSN",
        "part": "part-number",
        "type": "genre",
        "issue": "issue",
        "chapter": "chapter-number",
    }
)
"""Fields that only change their name."""
_ENDNOTE_TYPES = frozenset(
    {
        "book",
        "book section",
        "blog",
        "conference paper",
        "conference proceedings",
        "edited book",
        "electronic article",
        "electronic book",
        "generic",
        "government document",
        "journal article",
        "magazine article",
        "newspaper article",
        "online multimedia",
        "web page",
    }
)
"""What EndNote calls its kinds of references. It writes that in `type`, where others say what a report is."""


def csl_item(reference: Reference) -> Item:
    """The work as a CSL item, before any rule of a style."""
    fields = {name: without_marks(value) for name, value in reference.fields.items() if value}
    item: Item = {"id": reference.key, "type": _type(reference.type, fields)}
    for field, variable in _SAME.items():
        if field in fields:
            item.setdefault(variable, fields[field])
    if item.get("genre", "").casefold() in _ENDNOTE_TYPES:
        del item["genre"]
    item.update(_titles(item["type"], fields))
    item.update(_people(reference, fields))
    item.update(_dates(fields))
    item.update(_publisher(item["type"], fields))
    item.update(_numbers(item["type"], fields))
    item.update(_addresses(fields))
    item["language"] = _language(fields)
    return {variable: value for variable, value in item.items() if value}


def _type(written: str, fields: Mapping[str, str]) -> str:
    subtype = _SUBTYPES.get(fields.get("entrysubtype", "").lower())
    return subtype or TYPES.get(written, "document")


def _titles(kind: str, fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield "title", _with_subtitle(fields, "title", "subtitle")
    container = _with_subtitle(fields, "journaltitle", "journalsubtitle") or fields.get("journal", "")
    container = container or _with_subtitle(fields, "booktitle", "booksubtitle") or fields.get("maintitle", "")
    if kind == "webpage":
        container = container or fields.get("organization") or fields.get("titleaddon") or ""
    yield "container-title", container


def _with_subtitle(fields: Mapping[str, str], title: str, subtitle: str) -> str:
    main, sub = fields.get(title, ""), fields.get(subtitle, "")
    if not (main and sub):
        return main or sub
    return f"{main} {sub}" if main[-1] in "?!:" else f"{main}: {sub}"


def _people(reference: Reference, fields: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    yield "author", csl_names(reference.authors)
    editors = csl_names(reference.editors)
    yield ("director" if fields.get("editortype", "").lower() == "director" else "editor"), editors
    for field, variable in (("translator", "translator"), ("bookauthor", "container-author")):
        if field in fields:
            yield variable, csl_names(split_names(reference.raw.get(field, fields[field])))


def _dates(fields: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    yield "issued", csl_date(fields.get("date") or fields.get("year") or "", fields.get("month", ""))
    yield "accessed", csl_date(fields.get("urldate", ""))
    yield "original-date", csl_date(fields.get("origdate", ""))


def _publisher(kind: str, fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    published = fields.get("publisher") or fields.get("institution") or fields.get("school") or ""
    if not published and kind != "webpage":
        howpublished = fields.get("howpublished", "")
        published = fields.get("organization") or ("" if _ADDRESS.match(howpublished) else howpublished)
    yield "publisher", published
    if kind in _ARCHIVED:  # for other works Zotero writes the catalogue it was found in
        yield "archive", fields.get("library", "")


def _numbers(kind: str, fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    number, series = _DASHES.sub("–", fields.get("number", "")), fields.get("series", "")
    if kind in _PERIODICAL:
        yield "issue", fields.get("issue") or number
        yield "number", fields.get("eid", "")
    elif kind in _BOOKLIKE:
        yield "collection-number", number
    else:
        yield "number", number
    yield "collection-title", series
    yield "page", _RANGE.sub("–", _DASHES.sub("–", fields.get("pages", "")))


def _addresses(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield "DOI", _DOI.sub("", fields.get("doi", ""))
    howpublished = _ADDRESS.match(fields.get("howpublished", ""))
    yield "URL", fields.get("url") or (howpublished[1] if howpublished else "")


def _language(fields: Mapping[str, str]) -> str:
    """Two letters, or "" when unknown. English title case must never reach a Norwegian title."""
    written = (fields.get("langid") or fields.get("language") or "").lower()
    known = _LANGUAGES.get(written) or _LANGUAGES.get(re.split(r"[-_, ]", written)[0])
    if known or written:
        return known or ""
    return "nb" if _NORWEGIAN.search(" ".join(fields.get(name, "") for name in ("title", "journaltitle"))) else ""
