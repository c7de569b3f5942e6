"""What the sheets of raters and of the author have in common."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal

from litmatrix.agreement.of_review import differences
from litmatrix.document import plain
from litmatrix.matrix.columns import COLUMNS
from litmatrix.matrix.frame import Frame
from litmatrix.model import Gap, Judgement, Review, Scale, Study
from litmatrix.rating_tables import Item
from litmatrix.sheets.book import Choice, Column, Content, Explanation, Field, Key
from litmatrix.sheets.texts import shown
from litmatrix.writers.excel.cells import fitted

Only = Literal["missing", "disagreements"]
_GAPS = (Gap.NOT_ADDRESSED, Gap.NOT_APPLICABLE)


def row_id(study: str, question: str) -> str:
    """What names a rating in a sheet. No study's name holds a slash."""
    return f"{study}/{question}"


def studies_explained(frame: Frame, studies: Iterable[Study]) -> Iterator[Explanation]:
    """What each study is called in the sheets, and its title."""
    yield Explanation(frame.language.label("sheet.studies"), heading=True)
    for study in studies:
        title = "; ".join(plain(line) for line in COLUMNS["title"](study, frame).lines)
        yield Explanation(frame.name(study), title)


def level_choices(scale: Scale, frame: Frame) -> tuple[Choice, ...]:
    """The levels of a scale, the lowest first, and the words for a gap; a word that two share gets its id."""
    choices = [Choice(level.id, " ".join(level.label.split())) for level in scale.levels]
    choices += [Choice(gap.value, frame.language.gap(gap)) for gap in _GAPS]
    often = Counter(choice.word.casefold() for choice in choices)
    return tuple(
        choice if often[choice.word.casefold()] == 1 else Choice(choice.value, f"{choice.word} ({choice.value})")
        for choice in choices
    )


def level_shown(rating: Judgement | None, column: Column, choices: tuple[Choice, ...]) -> str:
    """The text of a level's cell: nothing for a rating that is still to be made."""
    return shown(rating.rating, column, choices) if rating and rating.rating != Gap.TODO.value else ""


def direction_column(frame: Frame) -> Column:
    """Which way an answer points."""
    say = frame.language
    choices = tuple(Choice(one, say.label(f"direction.{one}")) for one in ("supports", "contradicts", "mixed"))
    return Column("direction", say.label("form.direction"), 12, Content.CHOICE, choices)


def field(value: str | tuple[str, ...] | None, column: Column, path: str, keys: Key, frame: Frame) -> Field:
    """The cell for a value, cut with a visible mark where a cell holds no more."""
    whole = shown(value, column)
    kept = fitted(whole, frame.language)
    return Field(kept, path, keys, kept != whole)


def chosen_items(review: Review, ratings: Iterable[Item], only: Only | None, rater: str) -> set[Item]:
    """The items of a sheet: all, those not yet rated, or those where raters differ and have not agreed."""
    every = {Item(study.id, one.id) for study in review.included for one in review.protocol.research_questions}
    if only == "missing":
        return every - set(ratings)
    if only == "disagreements":
        left = (one for one in differences(review) if one.agreed is None)
        return {one.item for one in left if any(given == rater for given, _ in one.ratings)}
    return every


def rated(ratings: Iterable[tuple[Item, Judgement]]) -> Iterator[Item]:
    """The items with a rating: `todo` is none."""
    return (item for item, rating in ratings if rating.rating != Gap.TODO.value)


def questions_explained(frame: Frame) -> Iterator[Explanation]:
    """The problem statement, the questions, and what each level means."""
    say, protocol = frame.language, frame.review.protocol
    if protocol.question:
        yield Explanation(say.label("findings.problem"), heading=True)
        yield Explanation("", protocol.question)
    yield Explanation(say.label("findings.questions"), heading=True)
    for question in protocol.research_questions:
        yield Explanation(f"{question.id} {question.label}", question.text)
    scales = {protocol.scale_for(one.id).name: protocol.scale_for(one.id) for one in protocol.research_questions}
    for scale in scales.values():
        asked = [one.id for one in protocol.research_questions if protocol.scale_for(one.id) == scale]
        title = say.label("form.levels", scale=scale.name)
        yield Explanation(title if len(scales) == 1 else f"{title} ({', '.join(asked)})", heading=True)
        for level, choice in zip(scale.levels, level_choices(scale, frame), strict=False):
            yield Explanation(choice.word, level.means or "")
        yield from (Explanation("", scale.note),) if scale.note else ()
    for gap in (Gap.NOT_ADDRESSED, Gap.NOT_APPLICABLE):
        yield Explanation(say.gap(gap), say.label(f"gap.{gap}.means"))
