"""The evidence grid of the page: small rows, since a review may have ten thousand cells. End tags that HTML lets
one leave out are left out.

Each cell is a link to what is said about it below; the page's script opens that in a dialog instead.
"""

from collections.abc import Collection, Iterator

from litmatrix.document import GapMark
from litmatrix.matrix.frame import Frame
from litmatrix.model import Agreed, Judgement, Rating, Study, gap_in
from litmatrix.writers.html.escape import escape, words
from litmatrix.writers.marks import TO_BE_FILLED
from litmatrix.writers.page.comments import waits
from litmatrix.writers.page.studies import quoted

GAPS = ("unrated", "reason", "evidence", "quote")
"""What a cell may lack, as the filter offers it; a cell carries the first letters."""


def head(frame: Frame) -> str:
    """The heads of the columns."""
    questions = "".join(
        f'<th scope="col" data-question="{escape(one.id)}"><b>{escape(one.id)}</b> {words(one.label)}</th>'
        for one in frame.review.protocol.research_questions
    )
    return f'<th scope="col">{escape(frame.language.label("grid.study"))}</th>{questions}'


def row(number: int, study: Study, frame: Frame, changed: Collection[tuple[str, str]]) -> str:
    """The row of a study; `changed` are the cells that changed since the newest sign-off."""
    themes = escape("|".join(study.themes))
    cells = "".join(
        _cell(f"{number}-{column}", study, question, frame, (study.id, question) in changed)
        for column, question in enumerate(frame.levels)
    )
    return (
        f'<tr data-study="{escape(study.id)}" data-design="{escape(study.design or "")}" data-themes="{themes}">'
        f'<th scope="row"><a href="#s{number}">{words(frame.name(study))}</a></th>{cells}</tr>'
    )


def _cell(number: str, study: Study, question: str, frame: Frame, changed: bool) -> str:
    rating = frame.review.rating(study.id, question)
    mark = frame.mark(question, rating)
    if isinstance(mark, GapMark):
        look = "gap open" if mark.gap in TO_BE_FILLED else "gap"
    else:
        look = f"l{mark.of}-{mark.rank}"
    after = "".join(text.text for text in frame.rater(rating))
    lacks, rater = lacking(study, rating), _rater(rating, frame)
    more = (f' data-g="{lacks}"' if lacks else "") + (f' data-r="{escape(rater)}"' if rater else "")
    waiting = waits(frame, lambda place: (place.study, place.question) == (study.id, question))
    classes = [name for name, there in (("waits", waiting), ("changed", changed)) if there]
    more += f' class="{" ".join(classes)}"' if classes else ""
    return f'<td{more}><a class="{look}" href="#c{number}">{escape(mark.label + after)}</a>'


def lacking(study: Study, rating: Judgement | None) -> str:
    """The first letters of what a cell lacks."""
    gap = gap_in(rating.rating if rating else None)
    if rating is None or gap in ("missing", "todo"):
        return "u"
    if gap is not None:
        return ""
    return "".join(
        letter
        for letter, there in (("r", rating.because), ("e", rating.evidence), ("q", quoted(study, rating)))
        if not there
    )


def _rater(rating: Judgement | None, frame: Frame) -> str:
    """Who rated, where it is not the first of the raters."""
    return (
        rating.rater or "" if isinstance(rating, Rating) and rating.rater != next(iter(frame.raters), "") else ""
    )


def who_rated(studies: tuple[Study, ...], frame: Frame) -> Iterator[str]:
    """What the signs after the levels mean, for those that occur."""
    given = [frame.review.rating(study.id, question) for study in studies for question in frame.levels]
    marks = {mark.text.strip() for rating in given for mark in frame.rater(rating)}
    say, names = frame.language, {rater.id: rater.name for rater in frame.review.protocol.raters}
    if marks and names:
        yield say.label("note.rated_unmarked", names=next(iter(names.values())))
    for rater, mark in frame.raters.items():
        if mark.strip() in marks:
            yield say.label("note.rated_marked", mark=mark.strip(), names=names[rater])
    agreed = dict.fromkeys(
        names.get(one, one) for rating in given if isinstance(rating, Agreed) for one in rating.by
    )
    if frame.agreed in marks:
        key = "note.agreed" if agreed else "note.agreed_unsigned"
        yield say.label(key, mark=frame.agreed, names=say.join(list(agreed)))


def filters(frame: Frame, studies: tuple[Study, ...], changed: bool) -> str:
    """The choices above the grid; the script shows them, since without it they do nothing."""
    protocol, say = frame.review.protocol, frame.language
    levels = {
        f"l{mark.of}-{mark.rank}|{mark.label}": mark.label
        for marks in frame.levels.values()
        for mark in marks.values()
    }
    designs = dict.fromkeys(study.design for study in studies if study.design and gap_in(study.design) is None)
    themes = sorted({theme for study in studies for theme in study.themes}, key=say.sort_key)
    raters = {rater.id if number else "": rater.name for number, rater in enumerate(protocol.raters)}
    lacks = {name[0]: say.label(f"page.lacks.{name}") for name in GAPS}
    choices: dict[str, dict[str, str]] = {
        "question": {one.id: f"{one.id} {one.label}" for one in protocol.research_questions},
        "level": levels,
        "design": {design: say.label(f"design.{design}") for design in designs if design},
        "theme": {theme: theme for theme in themes},
        "rater": {f"r{name}": shown for name, shown in raters.items()} if len(raters) > 1 else {},
        "gap": {"any": say.label("page.lacks.any"), **lacks, "comment": say.label("page.lacks.comment")}
        | ({"changed": say.label("page.lacks.changed")} if changed else {}),
    }
    return "".join(_choice(name, options, frame) for name, options in choices.items() if options)


def _choice(name: str, options: dict[str, str], frame: Frame) -> str:
    label = escape(frame.language.label(f"page.filter.{name}"))
    every = escape(frame.language.label("page.all"))
    listed = "".join(f'<option value="{escape(value)}">{escape(text)}</option>' for value, text in options.items())
    return (
        f'<label>{label} <select data-filter="{name}"><option value="">{every}</option>{listed}</select></label>'
    )
