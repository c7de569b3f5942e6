"""Citations as author and year, after the Norwegian APA manual: quick, plain and without a reference list.

Rules and where they stand: one or two authors with all names, three or more as the first and "et al.", `&`
in parentheses but "og" in the sentence, semicolons between works, "u.å." without a year, a letter after the
year for works alike in both (https://sokogskriv.no/referansestiler/apa-7th.html).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from litmatrix.citations.replace import replace_citations
from litmatrix.document import Cite, CiteItem, Document, Inlines, Text
from litmatrix.languages import Language, language
from litmatrix.locator_words import LOCATOR_WORDS
from litmatrix.model import LOCATOR_LABELS, Reference, Review

AND_OTHERS = "others"
"""What BibTeX has for authors that are not named: `and others`."""


class ShortName(NamedTuple):
    """What running text calls a work."""

    authors: str
    """In parentheses and tables: "Lunde & Lysen", "Kavli et al."."""
    in_sentence: str
    """In a sentence: "Lunde og Lysen"."""
    year: str
    """With its letter: "2020a", "u.å."."""

    @property
    def short(self) -> str:
        """For tables: "Lunde & Lysen 2020a"."""
        return f"{self.authors} {self.year}"


def author_year(reference: Reference, words: Language, letter: str = "") -> ShortName:
    """The short name of one work. Without authors its editors stand there, else its title, else its key."""
    names = [name.family for name in reference.authors or reference.editors] or [reference.title or reference.key]
    year = reference.year or words.label("citation.undated")
    if letter:
        year += letter if reference.year else f"-{letter}"
    if len(names) > 2 or names[1:] == [AND_OTHERS]:
        first = f"{names[0]} et\u00a0al."
        return ShortName(first, first, year)
    return ShortName(" & ".join(names), words.join(names), year)


def short_names(review: Review) -> dict[str, ShortName]:
    """The short names of all works that the review's documents cite, by citation key."""
    return names_of(cited_keys(review), review.references, language(review.protocol.language))


def names_of(keys: Iterable[str], references: Mapping[str, Reference], words: Language) -> dict[str, ShortName]:
    """The short names of works that are cited together, by citation key.

    Works with the same names and year get letters in the order of their titles. Keys that no `.bib` has are
    left out.
    """
    names = {key: author_year(references[key], words) for key in keys if key in references}
    alike: dict[ShortName, list[str]] = defaultdict(list)
    for key, name in names.items():
        alike[name].append(key)
    for same in alike.values():
        if len(same) > 1:
            same.sort(key=lambda key: (words.sort_key(references[key].title), key))
            for number, key in enumerate(same):
                names[key] = author_year(references[key], words, _letter(number))
    return names


def cited_keys(review: Review) -> dict[str, None]:
    """Citation keys in the order they are met: the reports of the included studies, then the authors' prose."""
    reports = (key for study in review.included for key in study.report_keys)
    prose = (citation.key for finding in review.findings for citation in finding.citations)
    return dict.fromkeys((*reports, *prose))


def cite_author_year(document: Document, review: Review) -> Document:
    """The document with every citation written out as author and year."""
    words = language(review.protocol.language)
    names: dict[str, ShortName] = {}

    def written(cite: Cite) -> Inlines:
        if not names:  # a matrix has no citations, and a long one many works
            names.update(short_names(review))
        return citation_text(cite, names, words)

    return replace_citations(document, written)


def citation_text(cite: Cite, names: Mapping[str, ShortName], words: Language) -> Inlines:
    """One citation: "(Guribye & Espegren, 2019, s. 11; Kraakenes, 2021)" or "Dalland (2020, s. 25)".

    An unknown work is called by its key. Works in parentheses stand in alphabetical order unless words of the
    author's own tie them to their places.
    """
    first, *rest = cite.items
    if cite.narrative:
        name = names.get(first.key)
        inside = [_work(first._replace(suppress_author=True), names, words)]
        inside += [_work(item, names, words) for item in rest]
        return (Text(f"{name.in_sentence if name else first.key} ({'; '.join(filter(None, inside))})"),)
    return (Text(f"({_works(cite.items, names, words)})"),)


def _works(items: Sequence[CiteItem], names: Mapping[str, ShortName], words: Language) -> str:
    if len(items) == 1:
        return _work(items[0], names, words)
    items = list(items)
    if not any(item.prefix or item.suffix or item.suppress_author for item in items):
        items.sort(key=lambda item: _order(item, names, words))
    pieces: list[str] = []
    before: ShortName | None = None
    for item in items:
        name = names.get(item.key)
        bare = item == CiteItem(item.key, place=item.place)
        if bare and name and before and name.authors == before.authors:
            pieces[-1] += f", {name.year}"
        else:
            pieces.append(_work(item, names, words))
        before = name if bare else None
    return "; ".join(pieces)


def _order(item: CiteItem, names: Mapping[str, ShortName], words: Language) -> tuple[tuple[str, str], str]:
    name = names.get(item.key)
    return (alphabetical(words, name.authors), name.year) if name else (alphabetical(words, item.key), "")


@lru_cache(maxsize=65536)
def alphabetical(words: Language, authors: str) -> tuple[str, str]:
    """Where a work stands among others. A long review asks it many times over, and it is dear."""
    return words.sort_key(authors)


def _work(item: CiteItem, names: Mapping[str, ShortName], words: Language) -> str:
    name = names.get(item.key)
    parts = [] if item.suppress_author else [name.authors if name else item.key]
    if name:
        parts.append(name.year)
    if item.locator:
        parts.append(_locator(item.label or "page", item.locator, words))
    prefix = f"{item.prefix} " if item.prefix else ""
    return prefix + ", ".join(parts) + item.suffix


@lru_cache(maxsize=4096)
def _locator(label: str, value: str, words: Language) -> str:
    if label == "section" and value[0].isdigit():
        return f"§\u00a0{value}"  # of a law; other sections are headings
    if label in LOCATOR_LABELS:
        return words.locator(label, value)
    # A rare kind of place: its short form in Norwegian, its CSL name in English.
    short = next((word for word, known in LOCATOR_WORDS.items() if known == label), label)
    return f"{label if words.code == 'en' else short}\u00a0{value}"


def _letter(number: int) -> str:
    """0 is a, 25 is z, 26 is aa."""
    before, last = divmod(number, 26)
    return (_letter(before - 1) if before else "") + chr(ord("a") + last)
