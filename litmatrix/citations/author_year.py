"""Citations as author and year, after the Norwegian APA manual: quick, plain and without a reference list.

Rules and where they stand: one or two authors with all names, three or more as the first and "et al.", `&`
in parentheses but "og" in the sentence, semicolons between works, "u.å." without a year, a letter after the
year for works alike in both, initials for first authors who share a family name, more names where "et al." would
make two groups of authors one, and laws, NOU and papers of the Storting by their own names
(https://sokogskriv.no/referansestiler/apa-7th.html). A test holds it against the chapter's citations.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from litmatrix.citations.method_works import method_keys
from litmatrix.citations.name_forms import INITIALS, first_authors, official_name
from litmatrix.citations.replace import replace_citations
from litmatrix.citations.rules.locators import is_numbered_heading
from litmatrix.document import Cite, CiteItem, Document, Inlines, Text
from litmatrix.languages import Language, language
from litmatrix.locator_words import LOCATOR_WORDS
from litmatrix.model import LOCATOR_LABELS, Name, Reference, Review

_SPAN = re.compile(r"(\d{4})[\d-]*/(\d{4})")
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
        return f"{self.authors} {self.year}".rstrip()


def author_year(
    reference: Reference, words: Language, letter: str = "", first: str = "", shown: int = 1
) -> ShortName:
    """The short name of one work. Without authors its editors stand there, else its title, else its key.

    `first` is what the first author is called when the family name alone will not do; of three authors and more
    `shown` are named.
    """
    if own := official_name(reference, words):
        return ShortName(own[0], *own)
    names = [name.family for name in reference.authors or reference.editors] or [reference.title or reference.key]
    names[0] = first or names[0]
    year = _years(reference) or words.label("citation.undated")
    if letter:
        year += letter if reference.year else f"-{letter}"
    if names[1:] == [AND_OTHERS]:
        names.append(AND_OTHERS)
    if len(names) < 3:
        return ShortName(" & ".join(names), words.join(names), year)
    if shown < len(names):
        some = ", ".join(names[:shown]) + ("," if shown > 1 else "") + " et\u00a0al."
        return ShortName(some, some, year)
    most, last = ", ".join(names[:-1]), names[-1]
    return ShortName(f"{most}, & {last}", f"{most},{words.label('list.last')}{last}", year)


def _years(reference: Reference) -> str:
    """The year, or both of a work that came out over several; "" when unknown."""
    date = reference.fields.get("date", "")
    span = _SPAN.match(date) if "/" in date else None
    return f"{span[1]}–{span[2]}" if span and span[1] != span[2] else reference.year


def short_names(review: Review) -> dict[str, ShortName]:
    """The short names of all works that the review's documents cite, by citation key, as the chapter has them."""
    words = language(review.protocol.language)
    references = {key: review.references[key] for key in cited_keys(review) if key in review.references}
    first = first_authors(references)
    names = {key: author_year(one, words, "", first.get(key, "")) for key, one in references.items()}
    shown: dict[str, int] = {}
    alike = _alike(names)
    for keys in alike:
        shown |= _told_apart({key: references[key] for key in keys})
    for key, number in shown.items():
        names[key] = author_year(references[key], words, "", first.get(key, ""), number)
    for key, letter in _letters(_alike(names) if shown else alike, references, words):
        names[key] = author_year(references[key], words, letter, first.get(key, ""), shown.get(key, 1))
    return names


def names_of(keys: Iterable[str], references: Mapping[str, Reference], words: Language) -> dict[str, ShortName]:
    """The short names of works that are cited together, by citation key, told apart by letters alone.

    Works with the same names and year get letters in the order of their titles. Keys that no `.bib` has are
    left out.
    """
    names = {key: author_year(references[key], words) for key in keys if key in references}
    for key, letter in _letters(_alike(names), references, words):
        names[key] = author_year(references[key], words, letter)
    return names


def _letters(
    alike: list[list[str]], references: Mapping[str, Reference], words: Language
) -> list[tuple[str, str]]:
    """A letter for each of the works that are alike, in the order of their titles."""
    return [
        (key, _letter(number))
        for keys in alike
        for number, key in enumerate(sorted(keys, key=lambda key: (words.sort_key(references[key].title), key)))
    ]


def _alike(names: Mapping[str, ShortName]) -> list[list[str]]:
    """The keys of works that have the same short name, where several do."""
    groups: dict[ShortName, list[str]] = defaultdict(list)
    for key, name in names.items():
        groups[name].append(key)
    return [keys for keys in groups.values() if len(keys) > 1]


def _told_apart(references: Mapping[str, Reference]) -> dict[str, int]:
    """How many authors to name, for works that "et al." makes alike although others have written them."""
    authors = {key: one.authors or one.editors for key, one in references.items()}
    found: dict[str, int] = {}
    for key, own in authors.items():
        others = {other for other in authors.values() if other != own}
        named = len(own) - (bool(own) and own[-1].family == AND_OTHERS)
        if len(own) > 2 and others:
            found[key] = min(1 + max(_in_common(own, other) for other in others), named)
    return found


def _in_common(one: Sequence[Name], other: Sequence[Name]) -> int:
    """How many family names two lists of authors begin with together."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0].family == pair[1].family, pairs))


def cited_keys(review: Review) -> dict[str, None]:
    """Citation keys in the order they are met: reports of the included studies, the authors' prose, methods."""
    reports = (key for study in review.included for key in study.report_keys)
    prose = (citation.key for finding in review.findings for citation in finding.citations)
    return dict.fromkeys((*reports, *prose, *method_keys(review)))


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
        in_parentheses = "; ".join(filter(None, inside))
        author = name.in_sentence if name else first.key
        return (Text(f"{author} ({in_parentheses})" if in_parentheses else author),)
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
        if bare and name and before and name.authors == before.authors and name.year:
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
    """Where a work stands among others, initials last. A long review asks it many times over, and it is dear."""
    initials = INITIALS.match(authors)
    return words.sort_key(f"{authors[initials.end() :]} {initials[0]}" if initials else authors)


def _work(item: CiteItem, names: Mapping[str, ShortName], words: Language) -> str:
    name = names.get(item.key)
    parts = [] if item.suppress_author else [name.authors if name else item.key]
    if name and name.year:
        parts.append(name.year)
    if item.locator:
        parts.append(_locator(item.label or "page", item.locator, words))
    prefix = f"{item.prefix} " if item.prefix else ""
    return prefix + ", ".join(parts) + item.suffix


@lru_cache(maxsize=4096)
def _locator(label: str, value: str, words: Language) -> str:
    if label == "section" and value[0].isdigit() and not is_numbered_heading(value):
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
