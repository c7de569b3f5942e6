"""The works inside a parenthesis: names, year, locator; and the next."""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from litmatrix.audit.authors import Authors, read_authors
from litmatrix.audit.citation import CitedWork, Genre, Span
from litmatrix.audit.laws import is_law
from litmatrix.audit.locators import read_locator
from litmatrix.audit.parliament import Document
from litmatrix.audit.years import YEAR

_JOINER = re.compile(r"\s*(?:[;,:]\s*)?(?:(?:og|and|samt|eller|&)(?!\w)\s*)?(?:\(\s*)?")
_WORDS_OF_SECONDARY = (
    r"(?:sitert|gjengitt|gjengjeve|attgjeve|referert(?: til)?|omtalt|henvist til|ref\.?|as cited|cited|quoted)"
)
_SECONDARY = re.compile(rf"\s*,?\s*((?:{_WORDS_OF_SECONDARY}\s+)?(?:i|in|hos)\s*:?)\s+(?=[^\W\d_])")
_SECONDARY_INSIDE = re.compile(rf",?\s+((?:{_WORDS_OF_SECONDARY}\s+)?(?:i|in|hos)\s*:?)\s+(?=[A-ZÆØÅ])")
_REPORT_SERIES = re.compile(r"(?:rapport|notat|report|TemaNord)\Z", re.IGNORECASE)
_SUFFIX_ENDS = re.compile(r"[;)]")


class _State(NamedTuple):
    """How far the reading of a parenthesis has come."""

    text: str
    end: int
    known: Collection[str]
    works: list[CitedWork]


def works_in(
    text: str,
    start: int,
    end: int,
    known: Collection[str],
    documents: Sequence[Document] = (),
    before: tuple[CitedWork, ...] = (),
) -> tuple[CitedWork, ...]:
    """The works cited in `text[start:end]`, the inside of a parenthesis; none when it is no citation.

    `before` are works of the same parenthesis that are read already: they come first in the answer.
    """
    state = _State(text, end, known, list(before))
    inside = [document for document in documents if start <= document.start < end]
    at = start
    while True:
        year = YEAR.search(text, at, end)
        document = next((one for one in inside if one.start >= at), None)
        if document and (year is None or year.start() >= document.start):
            state.works.append(_document(state, at, document))
            at = document.end
        elif year:
            at = _read_item(state, at, year)
        else:
            return tuple(_with_suffix(state, at))


def _document(state: _State, at: int, document: Document) -> CitedWork:
    joiner = _joiner(state, at, document.start)
    return document_work(document)._replace(joiner=joiner)


def document_work(document: Document) -> CitedWork:
    """A document of parliament as a cited work. Its name is the label of its series: "Meld. St. 30"."""
    name = Span(document.name.start, document.name.end, document.label)
    session = Span(document.name.start, document.name.end, document.session) if document.session else None
    return CitedWork(
        document.start,
        document.end,
        "document",
        (name,),
        year=session,
        locator=document.locator,
        canonical=document.expected,
    )


def _read_item(state: _State, at: int, year: re.Match[str]) -> int:
    """Read the work that ends with this year and its locator. Returns where the next begins."""
    text, stop = state.text, year.start()
    secondary = _SECONDARY.match(text, at, stop) if state.works else None
    begin = secondary.end() if secondary else _after_joiner(state, at, stop)
    locator = read_locator(text, year.end(), state.end)
    item_end = locator.end if locator else year.end()
    authors, inside = _authors(state, begin, stop)
    continues = authors is None and bool(state.works) and not text[begin:stop].strip(" ,")
    if authors is None and not continues:
        return year.end()
    previous = state.works[-1] if state.works else None
    if continues and previous is not None:
        authors = Authors(None, previous.names, previous.joints, previous.et_al)
    if authors is not None:
        state.works.append(
            CitedWork(
                start=stop if continues else (authors.prefix.end if authors.prefix else authors.names[0].start),
                end=item_end,
                genre=_genre(authors),
                names=authors.names,
                joints=authors.joints,
                et_al=authors.et_al,
                year=Span(stop, year.end(), year.group()),
                locator=locator,
                joiner=_joiner(state, at, begin) if not secondary else None,
                prefix=authors.prefix,
                secondary=_words(secondary or inside),
                continues=continues,
            )
        )
    return item_end


def _words(match: re.Match[str] | None) -> Span | None:
    return Span(match.start(1), match.end(1), match.group(1)) if match else None


def _authors(state: _State, begin: int, stop: int) -> tuple[Authors | None, re.Match[str] | None]:
    """The names before a year; where something else stands before them, those behind the last semicolon.

    In "Bourdieu i Wilken" the first is put among the works already, and the match of "i" is returned too.
    """
    text = state.text
    inside = _SECONDARY_INSIDE.search(text, begin, stop)
    if inside and not state.works:
        first = read_authors(text, begin, inside.start(), state.known)
        second = read_authors(text, inside.end(), stop, state.known)
        if first and second:
            state.works.append(_undated(first, inside.start()))
            return second._replace(prefix=None), inside
    authors = read_authors(text, begin, stop, state.known)
    semicolon = text.rfind(";", begin, stop)
    if authors is None and semicolon >= 0:
        authors = read_authors(text, semicolon + 1, stop, state.known)
    if authors and _REPORT_SERIES.search(authors.names[-1].text):
        return None, None  # "Fafo-rapport 2017:31" names a series, not an author
    return authors, None


def _undated(authors: Authors, end: int) -> CitedWork:
    """The first work of "(Bourdieu i Wilken, 2008)"."""
    return CitedWork(
        authors.names[0].start, end, "work", authors.names, authors.joints, authors.et_al, prefix=authors.prefix
    )


def _genre(authors: Authors) -> Genre:
    return "law" if len(authors.names) == 1 and is_law(authors.names[0].text) else "work"


def _after_joiner(state: _State, at: int, stop: int) -> int:
    match = _JOINER.match(state.text, at, stop)
    return match.end() if match and state.works else at


def _joiner(state: _State, at: int, begin: int) -> Span | None:
    return Span(at, begin, state.text[at:begin]) if state.works else None


def _with_suffix(state: _State, at: int) -> list[CitedWork]:
    """The works; the last one with what still stands behind its locator."""
    if not state.works:
        return []
    end = _SUFFIX_ENDS.search(state.text, at, state.end)
    stop = end.start() if end else state.end
    words = state.text[at:stop].strip(" ,.")
    if not words:
        return state.works
    begin = state.text.index(words, at)
    last = state.works[-1]._replace(suffix=Span(begin, begin + len(words), words))
    return [*state.works[:-1], last]
