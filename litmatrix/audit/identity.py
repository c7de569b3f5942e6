"""Which work a citation means: by the reference list or the `.bib`, or else by the other citations."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from litmatrix.audit.citation import CitedWork
from litmatrix.audit.locators import page_numbers
from litmatrix.audit.sources import Source
from litmatrix.audit.spelling import Misspelling, is_near, misspellings
from litmatrix.audit.years import base_year, year_letter

_HABIT = 3
"""Citations with pages that a year must have before another year looks like a slip."""
_ARTICLE = 40
"""Pages cited within this distance of each other are those of one article or chapter."""

Relation = Literal["same", "spelling", "et-al-for-two", "authors", "year", "unknown"]
"""How a citation relates to the work it means: as it should be, or with one thing that differs."""


class Verdict(NamedTuple):
    """What a cited work is."""

    relation: Relation
    source: Source | None = None
    """The work, where one is found."""
    right_names: tuple[str, ...] = ()
    """The authors as the citation should name them, "et al." apart; empty where nothing is certain."""
    misspelt: Mapping[str, Misspelling] = {}
    """The misspelt names of this citation."""


SAME = Verdict("same")


class Identity:
    """The verdict on every cited work of a thesis."""

    def __init__(self, works: Sequence[CitedWork], sources: Sequence[Source], aliases: Mapping[str, str]) -> None:
        self._sources = sources
        self._aliases = aliases
        self._by_year: dict[str, list[Source]] = defaultdict(list)
        for source in sources:
            self._by_year[source.year].append(source)
        self._verdicts: dict[tuple[tuple[str, ...], bool, str, str], Verdict] = {}
        self._circle = _Circle(works, misspellings(works))

    def verdict(self, work: CitedWork) -> Verdict:
        """What the work is. Laws and documents of parliament are judged like works."""
        if work.genre in {"report", "personal"} or not work.names:
            return SAME
        pages = work.locator.pages.text if work.locator else ""
        key = (work.authors, work.et_al is not None, work.year_text, pages)
        if key not in self._verdicts:
            self._verdicts[key] = self._by_sources(work) if self._sources else self._circle.verdict(work)
        return self._verdicts[key]

    def names(self, work: CitedWork) -> tuple[str, ...]:
        """The authors of a cited work in their right spelling, as far as that is certain; "et al." apart."""
        verdict = self.verdict(work)
        return verdict.right_names or work.authors

    def key(self, work: CitedWork) -> tuple[str, ...]:
        """What is equal for citations of the same work: the authors in one spelling, and the year.

        "Sætermo" and "Særtermo" have one key even where nobody knows which is right.
        """
        names = self._circle.in_one_spelling(self._aliases.get(name, name) for name in self.names(work))
        shortened = work.et_al is not None and self.verdict(work).relation != "et-al-for-two"
        if shortened or len(names) > 2:
            names = (names[0], "et al.")
        year = work.year_text if work.genre == "work" else ""
        return (*(name.casefold() for name in names), year)

    def _by_sources(self, work: CitedWork) -> Verdict:
        names = tuple(self._aliases.get(name, name) for name in work.authors)
        year = base_year(work.year_text) or _session_start(work.year_text)
        same_year = self._by_year.get(year, []) if work.genre != "document" else list(self._sources)
        for judge in (_same, _shortened, _misspelt, _other_authors):
            verdict = next((found for one in same_year if (found := judge(names, work, one))), None)
            if verdict:
                disputed = verdict.relation == "same" and self._circle.verdict(work).relation == "authors"
                return Verdict("authors", verdict.source) if disputed else verdict
        other_years = [one for one in self._sources if _same(names, work, one) or _misspelt(names, work, one)]
        if len({(one.names, one.year) for one in other_years}) == 1 and work.year is not None:
            return Verdict("year", other_years[0], other_years[0].names)
        if other_years and work.year is None:
            return Verdict("same", other_years[0])
        among_themselves = self._circle.verdict(work)
        told = among_themselves.misspelt or among_themselves.relation == "et-al-for-two"
        return among_themselves if told else Verdict("unknown")


def _session_start(year: str) -> str:
    return year[:4]


def _same(names: tuple[str, ...], work: CitedWork, source: Source) -> Verdict | None:
    """Names and number of names agree; case is judged as spelling."""
    listed = source.names
    if work.et_al:
        if len(listed) > max(2, len(names)) or source.open_ended:
            return Verdict("same", source) if _begins(listed, names) else None
        return None
    if _equal(listed, names) or (source.open_ended and _begins(listed, names) and len(names) > 1):
        return Verdict("same", source)
    if len(names) > len(listed) == 1 and " & ".join(names) == listed[0]:  # Søk & Skriv
        return Verdict("same", source)
    if len(names) == len(listed) == 1 and " " in names[0] and _last_word(names[0]) == listed[0].casefold():
        return Verdict("same", source)
    return None


def _shortened(names: tuple[str, ...], work: CitedWork, source: Source) -> Verdict | None:
    """Et al. for two authors."""
    if work.et_al and len(source.names) == 2 and not source.open_ended and _begins(source.names, names):
        return Verdict("et-al-for-two", source, source.names)
    return None


def _misspelt(names: tuple[str, ...], work: CitedWork, source: Source) -> Verdict | None:
    listed = source.names[: len(names)] if work.et_al or source.open_ended else source.names
    if len(listed) != len(names) or (work.et_al and len(source.names) == 1 and not source.open_ended):
        return None
    wrong = {name: right for name, right in zip(names, listed, strict=True) if name != right}
    if not wrong or not all(_is_misspelling(name, right) for name, right in wrong.items()):
        return None
    said = {name: Misspelling(right, (right,)) for name, right in wrong.items()}
    right_names = source.names if work.et_al and len(source.names) <= 2 else listed
    return Verdict("spelling", source, right_names, said)


def _is_misspelling(name: str, right: str) -> bool:
    """Spelt differently; a law may begin with a small letter, and a genitive s is none."""
    if (
        name.casefold() == right.casefold()
        and name[1:] == right[1:]
        and right.casefold().endswith(("loven", "lova"))
    ):
        return False
    return is_near(name, right) or name.casefold() == right.casefold()


def _other_authors(names: tuple[str, ...], work: CitedWork, source: Source) -> Verdict | None:
    """The same first author and year, and not the same others; or the same authors in another order."""
    same_first = _folds(names[:1]) == _folds(source.names[:1])
    reordered = work.et_al is None and sorted(_folds(names)) == sorted(_folds(source.names))
    if source.names and work.genre == "work" and (same_first or reordered):
        return Verdict("authors", source, source.names)
    return None


def _equal(some: Sequence[str], others: Sequence[str]) -> bool:
    if tuple(some) == tuple(others):
        return True
    law = len(some) == len(others) == 1 and some[0].casefold().endswith(
        ("loven", "lova", "forskriften", "forskrifta")
    )
    genitive = len(some) == len(others) == 1 and others[0] == f"{some[0]}s"
    return genitive or (law and _folds(some) == _folds(others))


def _begins(listed: Sequence[str], names: Sequence[str]) -> bool:
    return tuple(listed[: len(names)]) == tuple(names)


def _folds(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.casefold() for name in names)


def _last_word(name: str) -> str:
    return name.rsplit(" ", 1)[-1].casefold()


class _Circle:
    """The citations judged by each other, where there is neither a reference list nor a `.bib`."""

    def __init__(self, works: Sequence[CitedWork], misspelt: Mapping[str, Misspelling]) -> None:
        self._misspelt = misspelt
        self._pairs: dict[tuple[str, str], set[tuple[str, ...]]] = defaultdict(set)
        self._longer: set[tuple[str, str]] = set()
        self._pages: dict[tuple[str, ...], dict[str, list[tuple[int, int]]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for work in works:
            if work.genre == "work" and work.year is not None:
                self._note(work)

    def _note(self, work: CitedWork) -> None:
        names, year = self._right(work), base_year(work.year_text)
        first = (names[0], year)
        if work.et_al is None and len(names) == 2:
            self._pairs[first].add(names)
        if len(names) > 2:
            self._longer.add(first)
        self._pages[(*names, "…") if work.et_al else names][work.year_text] += page_numbers(work.locator)

    def _right(self, work: CitedWork) -> tuple[str, ...]:
        return tuple(
            (found.right or name) if (found := self._misspelt.get(name)) else name for name in work.authors
        )

    def in_one_spelling(self, names: Iterable[str]) -> tuple[str, ...]:
        """The names, each in the spelling that is right or, where nobody knows, in the one that stands first."""
        found = []
        for name in names:
            wrong = self._misspelt.get(name)
            found.append((wrong.right or wrong.others[0]) if wrong else name)
        return tuple(found)

    def verdict(self, work: CitedWork) -> Verdict:
        """The verdict by the text alone. Nothing is held against a work that is cited once."""
        if work.genre != "work" or work.year is None:
            return SAME
        names = self._right(work)
        wrong = {name: self._misspelt[name] for name in work.authors if name in self._misspelt}
        if wrong:
            return Verdict("spelling", None, names, wrong)
        if work.et_al:
            return self._open_ended(work, names)
        return self._other_year(work, names)

    def _open_ended(self, work: CitedWork, names: tuple[str, ...]) -> Verdict:
        """Et al. where the same first author and year stands with exactly one other name."""
        first = (names[0], base_year(work.year_text))
        pairs = self._pairs.get(first, set())
        if len(pairs) != 1 or first in self._longer:
            return SAME
        pair = next(iter(pairs))
        if not year_letter(work.year_text):
            return Verdict("et-al-for-two", None, pair)
        theirs = [pages for found in self._pages[pair].values() for pages in found]
        if _overlap(page_numbers(work.locator), theirs):
            return Verdict("authors", None, ())
        return SAME

    def _other_year(self, work: CitedWork, names: tuple[str, ...]) -> Verdict:
        """One year among many, with the pages that are cited under the other one."""
        by_year = self._pages[names]
        mine = by_year.get(work.year_text, [])
        others = {year: pages for year, pages in by_year.items() if year != work.year_text}
        if len(others) != 1 or len(mine) != 1:
            return SAME
        ((_, theirs),) = others.items()
        if len(theirs) < _HABIT or not _overlap(mine, theirs):
            return SAME
        span = max(last for _, last in theirs) - min(first for first, _ in theirs)
        return Verdict("year") if span <= _ARTICLE else SAME


def _overlap(some: Iterable[tuple[int, int]], others: Sequence[tuple[int, int]]) -> bool:
    return any(first <= end and begin <= last for first, last in some for begin, end in others)
