"""What the cells of a review share: its language, names, levels and raters, worked out once for all studies."""

from collections.abc import Mapping
from typing import NamedTuple

from litmatrix.citations.author_year import ShortName, short_names
from litmatrix.document import Cell, GapMark, LevelMark, Strong, Text
from litmatrix.languages import Language, language
from litmatrix.location import Place
from litmatrix.model import Rating, Review, Study, gap_in

RATER_MARKS = ("", "*", "†", "‡", "§", "¶")
"""What stands after a rating: nothing for the first rater. Further raters are named by their id."""


class Frame(NamedTuple):
    """The surroundings of a cell."""

    review: Review
    language: Language
    names: Mapping[str, ShortName]
    """Short names of works, by citation key."""
    levels: Mapping[str, Mapping[str, LevelMark]]
    """Question id -> level id -> mark."""
    raters: Mapping[str, str]
    """Rater id -> what marks that rater's ratings."""

    def name(self, study: Study) -> str:
        """What a table calls a study: "Kraakenes 2021; Lunde & Lysen 2020"."""
        return "; ".join(str(self.names.get(key, key)) for key in study.report_keys)

    def head(self, study: Study) -> Cell:
        """The cell that heads a study's row: a line per report."""
        name = self.name(study)
        texts = [name] if len(study.report_keys) == 1 else name.replace("; ", ";\n").split("\n")
        return Cell(tuple((Strong((Text(text),)),) for text in texts), name, "head", study.place("reports"))

    def gap(self, value: str, place: Place) -> Cell:
        """A cell for a value that is not there."""
        return Cell(((GapMark(value, self.language.gap(value)),),), None, "gap", place)

    def mark(self, question: str, rating: Rating | None) -> LevelMark | GapMark:
        """A rating as a level, or as the reason why there is none. An unknown level shows as missing."""
        written = rating.rating if rating else None
        level = self.levels[question].get(written) if written else None
        if level:
            return level
        gap = gap_in(written) or "missing"
        return GapMark(gap, self.language.gap(gap))

    def rater(self, rating: Rating | None) -> tuple[Text, ...]:
        """What follows a rating by another than the first rater."""
        mark = self.raters.get(rating.rater, "") if rating and rating.rater else ""
        return (Text(mark),) if mark else ()


def frame_of(review: Review) -> Frame:
    """The frame for a review."""
    protocol = review.protocol
    levels = {
        question.id: {
            level.id: LevelMark(rank, len(scale.levels), level.label) for rank, level in enumerate(scale.levels)
        }
        for question in protocol.research_questions
        for scale in (protocol.scale_for(question.id),)
    }
    raters = {
        rater.id: RATER_MARKS[number] if number < len(RATER_MARKS) else f" ({rater.id})"
        for number, rater in enumerate(protocol.raters)
    }
    return Frame(review, language(protocol.language), short_names(review), levels, raters)


def in_row_order(review: Review, frame: Frame) -> tuple[Study, ...]:
    """The studies of the matrix: as the protocol lists them, else by citation in the language's alphabet."""
    included = review.included
    if review.protocol.matrix.studies:
        return included
    return tuple(sorted(included, key=lambda study: (frame.language.sort_key(frame.name(study)), study.id)))
