"""The columns of the literature matrix: for each, how a study fills its cell.

A new column is one function here and one line in `COLUMNS`. A column of the user's own (`fields:` in
review.yaml) needs none.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType

from litmatrix.citations.author_year import AND_OTHERS
from litmatrix.document import Cell, Inlines, Text
from litmatrix.languages import Language
from litmatrix.matrix.cells import items_cell, line_cell, lines_cell, text_cell
from litmatrix.matrix.frame import Frame
from litmatrix.model import Gap, Reference, Study, gap_in

_SHORT_NAME = 4
"""A question's name of so many signs stays on the line of its level."""

Fill = Callable[[Study, Frame], Cell]


def citation(study: Study, frame: Frame) -> Cell:
    """Author and year of every report."""
    return frame.head(study)


def title(study: Study, frame: Frame) -> Cell:
    """The title of every report, or the study's own."""
    if study.title:
        return text_cell(study.title, study.place("title"), frame)
    return _per_report(study, frame, lambda reference: reference.title)


def authors(study: Study, frame: Frame) -> Cell:
    """The authors of every report, with all their names."""

    def written(reference: Reference) -> str:
        people = [f"{name.given} {name.family}".strip() for name in reference.authors]
        if people[1:] and people[-1] == AND_OTHERS:
            return f"{', '.join(people[:-1])} et\u00a0al."
        return frame.language.join(people)

    return _per_report(study, frame, written)


def year(study: Study, frame: Frame) -> Cell:
    """The year of publication of every report."""
    cell = _per_report(study, frame, lambda reference: reference.year)
    number = int(cell.value) if isinstance(cell.value, str) and cell.value.isdecimal() else cell.value
    return cell._replace(value=number, role="number" if isinstance(number, int) else cell.role)


def aim(study: Study, frame: Frame) -> Cell:
    """What the study wants to find out."""
    return text_cell(study.aim, study.place("aim"), frame)


def design(study: Study, frame: Frame) -> Cell:
    """The kind of investigation, in the language of the review."""
    gap = gap_in(study.design)
    if gap:
        return frame.gap(gap, study.place("design"))
    return line_cell(frame.language.label(f"design.{study.design}"), study.place("design"))


def method(study: Study, frame: Frame) -> Cell:
    """How data were gathered and analysed."""
    return text_cell(study.method, study.place("method"), frame)


def sample(study: Study, frame: Frame) -> Cell:
    """Who or what was studied."""
    return text_cell(study.sample, study.place("sample"), frame)


def result(study: Study, frame: Frame) -> Cell:
    """The main result in a sentence."""
    return text_cell(study.result, study.place("result"), frame)


def ratings(study: Study, frame: Frame) -> Cell:
    """One line per research question: "F1 ● Godt"."""
    given = frame.ratings(study)
    lines: list[Inlines] = []
    for question in frame.levels:
        rating = given.get(question)
        space = "\u00a0" if len(question) <= _SHORT_NAME else " "
        lines.append((Text(question + space), frame.mark(question, rating), *frame.rater(rating)))
    return Cell(tuple(lines), None, "rating", study.place("ratings"))


def age(study: Study, frame: Frame) -> Cell:
    """Years from each report's publication to the year that the protocol counts from."""
    as_of, place = frame.review.protocol.matrix.as_of, study.place("age")
    references = frame.review.references
    known = [references[key].year for key in study.report_keys if key in references]
    if as_of is None or not known or not all(map(str.isdecimal, known)):
        return frame.gap(Gap.MISSING, place)
    ages = [as_of - int(text) for text in known]
    if min(ages) < 0:  # published after the year that age counts from
        return frame.gap(Gap.NOT_APPLICABLE, place)
    lines = [_years(frame.language, number) for number in ages]
    if len(ages) == 1:
        return Cell(((Text(lines[0]),),), ages[0], "number", place)
    return lines_cell(lines, place)


@lru_cache(maxsize=1024)
def _years(words: Language, number: int) -> str:
    return words.count(number, "year")


def found_in(study: Study, frame: Frame) -> Cell:
    """The databases it was found in."""
    return items_cell(study.found_in, study.place("found_in"), frame)


def themes(study: Study, frame: Frame) -> Cell:
    """Central themes."""
    return items_cell(study.themes, study.place("themes"), frame)


def peer_reviewed(study: Study, frame: Frame) -> Cell:
    """Whether the report was peer reviewed."""
    gap = gap_in(study.peer_reviewed)
    if gap:
        return frame.gap(gap, study.place("peer_reviewed"))
    return line_cell(frame.language.label(str(study.peer_reviewed)), study.place("peer_reviewed"))


COLUMNS: Mapping[str, Fill] = MappingProxyType(
    {
        "citation": citation,
        "authors": authors,
        "year": year,
        "title": title,
        "aim": aim,
        "design": design,
        "method": method,
        "sample": sample,
        "result": result,
        "ratings": ratings,
        "age": age,
        "found_in": found_in,
        "themes": themes,
        "peer_reviewed": peer_reviewed,
    }
)


def _per_report(study: Study, frame: Frame, written: Callable[[Reference], str]) -> Cell:
    references = frame.review.references
    known = [references[key] for key in study.report_keys if key in references]
    values = [value for value in map(written, known) if value]
    if not values:
        return frame.gap(Gap.MISSING, study.place("reports"))
    return lines_cell(values, study.place("reports"))
