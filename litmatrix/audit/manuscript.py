"""A thesis with everything that the rules ask it about."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from litmatrix.audit.by_key import Keyed, written_out
from litmatrix.audit.citation import Citation, CitedWork
from litmatrix.audit.conventions import CONVENTIONS, Convention, language_of
from litmatrix.audit.correct import corrected
from litmatrix.audit.identity import Identity
from litmatrix.audit.reference_list import ListEntry, entries_of
from litmatrix.audit.rule import AuditRule, Remark
from litmatrix.audit.scanner import citations_in
from litmatrix.audit.sources import Source, sources_of
from litmatrix.languages import language as words
from litmatrix.message import LanguageCode, Parameter
from litmatrix.model import Reference
from litmatrix.model.thesis import Paragraph, Thesis

_UNSCANNED = frozenset(("heading", "references", "contents"))
_ALIAS = re.compile(r"([A-ZÆØÅ][^()\[\],;:.]{3,90})\s[(\[]([^\W\d_][\w-]{1,11})[)\],]")


@dataclass(frozen=True)
class Manuscript:
    """A thesis read through: its citations, its reference list, and what each citation means."""

    thesis: Thesis
    references: tuple[Reference, ...]
    convention: Convention
    entries: tuple[ListEntry, ...]
    sources: tuple[Source, ...]
    citations: tuple[Citation, ...]
    keyed: Keyed
    """The citations that LaTeX writes."""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the thesis."""
        return self.thesis.paragraphs

    @cached_property
    def identity(self) -> Identity:
        """Which work each citation means."""
        works = [work for citation in self.citations for work in citation.works]
        return Identity(works, self.sources, self.aliases)

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        """Short names of organisations, as the text introduces them: "IMDi" for its full name."""
        found: dict[str, str] = {}
        for paragraph in self.paragraphs:
            for match in _ALIAS.finditer(paragraph.text):
                full = next((one for one in _endings(match.group(1)) if fits(match.group(2), one)), None)
                if full:
                    found.setdefault(match.group(2), full)
        return found

    @cached_property
    def by_paragraph(self) -> Mapping[int, tuple[Citation, ...]]:
        """The citations of each paragraph that has any."""
        found: dict[int, list[Citation]] = {}
        for citation in self.citations:
            found.setdefault(citation.paragraph, []).append(citation)
        return {paragraph: tuple(citations) for paragraph, citations in found.items()}

    def in_text(self) -> Iterator[tuple[Citation, CitedWork]]:
        """Every cited work with its citation, those in tables left out."""
        for citation in self.citations:
            if citation.kind != "table":
                for work in citation.works:
                    yield citation, work

    def text(self, citation: Citation) -> str:
        """The text of the paragraph a citation stands in."""
        return self.paragraphs[citation.paragraph].text

    def corrected(self, citation: Citation) -> str | None:
        """The citation in its right form, or None where that is how it is written."""
        right = corrected(citation, self.identity, self.convention)
        return right if right != citation.text else None

    def remark(
        self,
        rule: AuditRule,
        citation: Citation,
        at: tuple[int, int],
        parameters: Mapping[str, Parameter] | None = None,
        certain: bool = True,
    ) -> Remark:
        """A remark on a citation, placed at what is wrong in it."""
        expected = self.corrected(citation) if certain else None
        return Remark(rule, citation.paragraph, *at, citation.text, expected, parameters or {})


def manuscript(
    thesis: Thesis, references: Iterable[Reference] = (), language: LanguageCode | None = None
) -> Manuscript:
    """The thesis read through. `language` is that of the thesis; by default it is recognised."""
    references = tuple(references)
    entries = entries_of(thesis)
    sources = sources_of(entries, references)
    spoken = language or language_of(one.text for one in thesis.paragraphs if one.kind == "text")
    thesis, keyed = written_out(thesis, references, words(spoken))
    known = {name.casefold() for source in sources for name in source.names}
    known |= _cited_names(_scan(thesis, frozenset(known)))
    citations = _scan(thesis, frozenset(known))
    return Manuscript(thesis, references, CONVENTIONS[spoken], entries, sources, citations, keyed)


def fits(short: str, full: str) -> bool:
    """Whether an abbreviation can be read out of the words, letter by letter, from its first."""
    letters, words = [sign for sign in short.casefold() if sign.isalpha()], full.casefold()
    if not letters or not words.startswith(letters[0]):
        return False
    at = 0
    for letter in letters:
        at = words.find(letter, at)
        if at < 0:
            return False
        at += 1
    return True


def _endings(words: str) -> Iterator[str]:
    """The words, and what is left of them when the first is taken away, and so on; each with a capital first."""
    parts = words.split()
    for start in range(max(0, len(parts) - 8), len(parts)):
        if parts[start][0].isupper():
            yield " ".join(parts[start:])


def _scan(thesis: Thesis, known: frozenset[str]) -> tuple[Citation, ...]:
    return tuple(
        citation
        for position, paragraph in enumerate(thesis.paragraphs)
        if paragraph.kind not in _UNSCANNED
        for citation in citations_in(paragraph.text, position, known, paragraph.kind == "table")
    )


def _cited_names(citations: Sequence[Citation]) -> set[str]:
    """The names that stand in citations which could be nothing else, to be recognised elsewhere too."""
    return {
        name.casefold()
        for citation in citations
        if citation.kind in {"parenthetical", "narrative"}
        for work in citation.works
        for name in work.authors
        if len(name) > 2
    }
