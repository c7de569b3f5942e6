"""A starting `.bib` for a finished thesis: what its reference list says, or else what its citations tell."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from litmatrix.audit.citation import CitedWork
from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.parliament import Document, documents_in
from litmatrix.audit.reference_list import ListedName, ListEntry
from litmatrix.audit.years import base_year

_JOURNAL = re.compile(r"\s*(?P<journal>[^,\d]{2,160}),\s*(?P<volume>\d{1,4})\s?(?:\((?P<number>[^()]{1,15})\))?")
_BOOK = re.compile(r"\s*(?:I|In):?\s+(?P<editors>.{2,300}?)\s*\((?:Red|Eds?)\.?\),\s*(?P<book>[^(.]{2,300})")
_NUMBERED = re.compile(r"\((?P<type>[^()\d]{2,40}?)\s*(?P<number>\d[\d:/–-]*)\)")
_EDITION = re.compile(r"\((\d{1,2})\.\s?(?:utg|ed)|\((\d{1,2})(?:st|nd|rd|th) ed")
_ADDRESS = re.compile(r"(?:Hentet fra|Henta frå|Retrieved from)?\s*https?://\S+")
_LAW_NUMBER = re.compile(r"\(((?:LOV|FOR)-[\d-]+)\)")
_SPECIAL = re.compile(r"[{}\\%&#$_~^]")


def started_bibliography(manuscript: Manuscript) -> str:
    """BibLaTeX, one block per work. What stands in no citation, such as titles, is left for the author to fill in."""
    works = _from_list(manuscript) if manuscript.entries else _from_citations(manuscript)
    return "\n".join(_blocks(works))


_Work = tuple[str, str, dict[str, str]]
"""Its type, what its key is made of, and its fields."""


def _blocks(works: Iterator[_Work]) -> Iterator[str]:
    taken: dict[str, int] = {}
    for kind, name, fields in works:
        stem = _key(name)
        taken[stem] = taken.get(stem, 0) + 1
        key = stem if taken[stem] == 1 else f"{stem}{'abcdefghijklmnopqrstuvwxyz'[(taken[stem] - 1) % 26]}"
        lines = [f"  {field} = {{{value}}}," for field, value in fields.items() if value]
        yield "\n".join([f"@{kind}{{{key},", *lines, "}", ""])


def _key(name: str) -> str:
    """ "Sætermo 2021" becomes saetermo2021."""
    text = name.casefold().replace("æ", "ae").replace("ø", "o").replace("å", "aa").replace("ß", "ss")
    bare = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in bare if sign.isascii() and sign.isalnum()) or "verk"


def _from_list(manuscript: Manuscript) -> Iterator[_Work]:
    for entry in manuscript.entries:
        documents = documents_in(entry.text[:60])
        if documents and entry.names:
            yield "report", entry.names[0].family, _document(entry, documents[0])
            continue
        if not entry.names:
            yield "misc", entry.text[:20], {"note": _tex(entry.text)}
            continue
        kind, fields = _described(entry)
        people = " and ".join(_name(name) for name in entry.names)
        role = "editor" if kind == "collection" else "author"
        first = entry.names[0].family
        year = base_year(entry.year)
        own = {role: people + (" and others" if entry.et_al else ""), "title": _tex(entry.title)}
        dated = {"date": year if year.isdecimal() else ""}
        places = {"doi": _doi(entry), "url": entry.url.text if entry.url and not entry.doi else ""}
        yield kind, f"{first} {year if year.isdecimal() else ''}", {**own, **dated, **fields, **places}


def _document(entry: ListEntry, document: Document) -> dict[str, str]:
    """A document of parliament: its series is its author."""
    author = document.expected or entry.names[0].family
    return {
        "author": f"{{{_tex(author)}}}",
        "title": _tex(entry.title),
        "date": document.session if document.session.isdecimal() else "",
        "institution": _publisher(entry.rest[len(entry.title) :]),
        "url": entry.url.text if entry.url else "",
    }


def _described(entry: ListEntry) -> tuple[str, dict[str, str]]:
    """The type of an item and the fields that go with it, as far as its form tells."""
    after = entry.rest[len(entry.title) :].lstrip(" .")
    law, book = _LAW_NUMBER.search(entry.text), _BOOK.match(after)
    journal, numbered = _JOURNAL.match(after), _NUMBERED.search(after)
    pages = {"pages": "--".join(map(str, entry.pages)) if entry.pages else ""}
    if law:
        return "legislation", {"number": law.group(1), "shorttitle": _tex(entry.names[0].family)}
    if book:
        whole = {"editor": _editors(book.group("editors")), "booktitle": _tex(book.group("book").strip(" ,."))}
        return "incollection", whole | pages | {"publisher": _publisher(after)}
    if journal and (entry.pages or entry.doi):
        found = {"journaltitle": _tex(journal.group("journal").strip())}
        return "article", found | {
            "volume": journal.group("volume"),
            "number": journal.group("number") or "",
            **pages,
        }
    if numbered and not _EDITION.search(numbered.group()):
        found = {"type": _tex(numbered.group("type")), "number": numbered.group("number")}
        return "report", found | {"institution": _publisher(after)}
    edition = _EDITION.search(after)
    if entry.url and not edition:
        return "online", {"organization": _publisher(after)}
    kind = "collection" if entry.authors and re.search(r"\((?:Red|Eds?)\.?\)", entry.authors.text) else "book"
    return kind, {
        "edition": (edition.group(1) or edition.group(2)) if edition else "",
        "publisher": _publisher(after),
    }


def _editors(written: str) -> str:
    """ "B. Gullikstad & T. F. Sætermo" as BibTeX lists names."""
    people = [one.strip(" ,") for one in re.split(r",|&|\bog\b|\band\b", written) if one.strip(" ,")]
    parted = [re.match(r"((?:[^\W\d_]\.[\s-]?)+)\s*(.+)", one) for one in people]
    return " and ".join(
        f"{_tex(match.group(2))}, {match.group(1).strip()}" if match else f"{{{_tex(one)}}}"
        for match, one in zip(parted, people, strict=True)
    )


def _publisher(after: str) -> str:
    """What stands last, before an address."""
    text = re.sub(r"\([^()]*\)", "", _ADDRESS.sub("", after)).strip(" .")
    return _tex(text.rsplit(". ", 1)[-1].strip(" .")) if text else ""


def _doi(entry: ListEntry) -> str:
    return entry.doi.text[entry.doi.text.find("10.") :] if entry.doi else ""


def _name(name: ListedName) -> str:
    return f"{_tex(name.family)}, {name.initials}" if name.initials else f"{{{_tex(name.family)}}}"


def _from_citations(manuscript: Manuscript) -> Iterator[_Work]:
    """One work per authors and year, in alphabetical order; what only a source tells is left out."""
    found: dict[tuple[str, ...], _Work] = {}
    for work in (work for citation in manuscript.citations for work in citation.works):
        cited = manuscript.identity.names(work)
        names, year = tuple(manuscript.aliases.get(name, name) for name in cited), base_year(work.year_text)
        if not names or work.genre in {"report", "personal"}:
            continue
        shortened = work.et_al is not None and manuscript.identity.verdict(work).relation != "et-al-for-two"
        fields = _cited_fields(work, names, shortened, year)
        key = manuscript.identity.key(work)
        previous = found.get(key)
        if previous is None or "others" in previous[2].get("author", ""):
            found[key] = (
                _GENRES.get(work.genre, "misc"),
                f"{names[0]} {year if work.genre == 'work' else ''}",
                fields,
            )
    yield from sorted(found.values(), key=lambda one: one[1].casefold())


_GENRES: Mapping[str, str] = {"law": "legislation", "document": "report"}


def _cited_fields(work: CitedWork, names: tuple[str, ...], shortened: bool, year: str) -> dict[str, str]:
    dated = {"date": year if year.isdecimal() else ""}
    if work.genre == "law":
        return {"shorttitle": _tex(names[0][:1].upper() + names[0][1:]), **dated}
    if work.genre == "document":
        return {"author": f"{{{_tex(work.canonical or names[0])}}}"}
    people = " and ".join(f"{{{_tex(name)}}}" if " " in name else _tex(name) for name in names)
    return {"author": people + (" and others" if shortened else ""), **dated}


def _tex(text: str) -> str:
    """Text with what BibTeX takes for markup made harmless."""
    return _SPECIAL.sub(lambda sign: "" if sign[0] in "{}\\" else f"\\{sign[0]}", " ".join(text.split()))
