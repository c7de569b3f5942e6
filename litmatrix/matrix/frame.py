"""What the cells of a review share: its language, names, levels and raters, worked out once for all studies."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from litmatrix.citations.author_year import ShortName, alphabetical, short_names
from litmatrix.document import Cell, GapMark, LevelMark, ProofMark, Strong, Text
from litmatrix.languages import Language, language
from litmatrix.location import Place
from litmatrix.matrix.wording import in_own_words
from litmatrix.model import Gap, Judgement, Rating, Review, Study, gap_in

RATER_MARKS = ("", "*", "†", "‡", "§", "¶")
"""What stands after a rating: nothing for the first rater. Further raters are named by their id."""


Proofs: TypeAlias = Mapping[tuple[str, str], ProofMark]
"""(study, evidence) -> what came of holding a quotation against the full text; empty where there are none."""
NO_PROOFS: Proofs = MappingProxyType({})


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

    heads: dict[str, Cell]
    """The head of each study's row, as they are asked for."""
    proofs: Proofs = NO_PROOFS

    def name(self, study: Study) -> str:
        """What a table calls a study: "Kraakenes 2021; Lunde & Lysen 2020"."""
        return "; ".join(self._reports(study))

    def head(self, study: Study) -> Cell:
        """The cell that heads a study's row: a line per report."""
        if study.id not in self.heads:  # the matrix and the grid have the same
            self.heads[study.id] = self._head(study)
        return self.heads[study.id]

    def _head(self, study: Study) -> Cell:
        *others, last = self._reports(study)
        lines = [*(f"{name};" for name in others), last]
        content = tuple((Strong((Text(line),)),) for line in lines)
        return Cell(content, " ".join(lines), "head", study.place("reports"))

    def gap(self, value: str, place: Place) -> Cell:
        """A cell for a value that is not there."""
        return Cell(((self.gaps[value],),), None, "gap", place)

    def ratings(self, study: Study) -> Mapping[str, Judgement]:
        """The ratings of a study that count, by question."""
        review = self.review
        if review.consensus is None:  # nearly always
            return study.ratings
        found = ((question, review.rating(study.id, question)) for question in self.levels)
        return {question: rating for question, rating in found if rating is not None}

    def mark(self, question: str, rating: Judgement | None) -> LevelMark | GapMark:
        """A rating as a level, or as the reason why there is none. An unknown level shows as missing."""
        if rating is None:
            return self.gaps["missing"]
        return self.levels[question].get(rating.rating) or self.gaps[gap_in(rating.rating) or "missing"]

    def rater(self, rating: Judgement | None) -> tuple[Text, ...]:
        """What follows a rating by another than the first rater, or one that several agreed on."""
        if rating is None:
            return ()
        if type(rating) is Rating:  # asking pydantic whether it is an instance costs more than the rest
            mark = self.raters.get(rating.rater, "") if rating.rater else ""
        else:
            mark = self.agreed
        return (Text(mark),) if mark else ()

    def direction(self, rating: Judgement | None) -> str:
        """Which way an answer points, in a word; "" when nobody has said."""
        return self.language.label(f"direction.{rating.direction}") if rating and rating.direction else ""

    def _reports(self, study: Study) -> list[str]:
        names = self.names
        return [names[key].short if key in names else key for key in study.report_keys]


def frame_of(review: Review, proofs: Proofs = NO_PROOFS) -> Frame:
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
    words = in_own_words(language(protocol.language), protocol.texts)
    gaps = {gap.value: GapMark(gap.value, words.gap(gap.value)) for gap in Gap}
    return Frame(review, words, short_names(review), levels, gaps, raters, agreed, {}, proofs)


def names_in(review: Review) -> dict[str, str]:
    """What readers call the studies and findings of a review, by id."""
    frame = frame_of(review)
    studies = {study.id: frame.name(study) for study in review.studies.values()}
    return studies | {finding.id: finding.title or finding.id for finding in review.findings}


def in_row_order(review: Review, frame: Frame) -> tuple[Study, ...]:
    """The studies of the matrix: as the protocol lists them, else by citation in the language's alphabet."""
    included = review.included
    if review.protocol.matrix.studies:
        return included
    return tuple(sorted(included, key=lambda study: (alphabetical(frame.language, frame.name(study)), study.id)))
