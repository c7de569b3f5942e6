"""What the cells of a review share: its language, names, levels and raters, worked out once for all studies."""

from collections.abc import Mapping
from typing import NamedTuple

from litmatrix.citations.author_year import ShortName, alphabetical, short_names
from litmatrix.document import Cell, GapMark, LevelMark, Strong, Text
from litmatrix.languages import Language, language
from litmatrix.location import Place
from litmatrix.model import Agreed, Gap, Judgement, Rating, Review, Study, gap_in

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
    gaps: Mapping[str, GapMark]
    """Gap -> mark."""
    raters: Mapping[str, str]
    """Rater id -> what marks that rater's ratings."""
    agreed: str
    """What marks the ratings that the raters agreed on."""

    def name(self, study: Study) -> str:
        """What a table calls a study: "Kraakenes 2021; Lunde & Lysen 2020"."""
        return "; ".join(self._reports(study))

    def head(self, study: Study) -> Cell:
        """The cell that heads a study's row: a line per report."""
        *others, last = self._reports(study)
        lines = [*(f"{name};" for name in others), last]
        content = tuple((Strong((Text(line),)),) for line in lines)
        return Cell(content, " ".join(lines), "head", study.place("reports"))

    def gap(self, value: str, place: Place) -> Cell:
        """A cell for a value that is not there."""
        return Cell(((self.gaps[value],),), None, "gap", place)

    def mark(self, question: str, rating: Judgement | None) -> LevelMark | GapMark:
        """A rating as a level, or as the reason why there is none. An unknown level shows as missing."""
        if rating is None:
            return self.gaps["missing"]
        return self.levels[question].get(rating.rating) or self.gaps[gap_in(rating.rating) or "missing"]

    def rater(self, rating: Judgement | None) -> tuple[Text, ...]:
        """What follows a rating by another than the first rater, or one that several agreed on."""
        mark = ""
        if isinstance(rating, Agreed):
            mark = self.agreed
        elif isinstance(rating, Rating) and rating.rater:
            mark = self.raters.get(rating.rater, "")
        return (Text(mark),) if mark else ()

    def direction(self, rating: Judgement | None) -> str:
        """Which way an answer points, in a word; "" when nobody has said."""
        return self.language.label(f"direction.{rating.direction}") if rating and rating.direction else ""

    def _reports(self, study: Study) -> list[str]:
        names = self.names
        return [names[key].short if key in names else key for key in study.report_keys]


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
        rater.id: RATER_MARKS[number] if number < len(RATER_MARKS) - 1 else f" ({rater.id})"
        for number, rater in enumerate(protocol.raters)
    }
    agreed = RATER_MARKS[min(max(1, len(raters)), len(RATER_MARKS) - 1)]
    words = language(protocol.language)
    gaps = {gap.value: GapMark(gap.value, words.gap(gap.value)) for gap in Gap}
    return Frame(review, words, short_names(review), levels, gaps, raters, agreed)


def in_row_order(review: Review, frame: Frame) -> tuple[Study, ...]:
    """The studies of the matrix: as the protocol lists them, else by citation in the language's alphabet."""
    included = review.included
    if review.protocol.matrix.studies:
        return included
    return tuple(sorted(included, key=lambda study: (alphabetical(frame.language, frame.name(study)), study.id)))
