"""From what the searches found to the studies of the matrix: the flow of PRISMA 2020.

After Page, M. J. et al. (2021). The PRISMA 2020 statement. BMJ, 372, n71. https://doi.org/10.1136/bmj.n71
(Figure 1, for databases and registers). A number that nobody wrote down is shown as unknown, never computed from
what is not known; what was left out at a step is what came to it less what went on.
"""

from collections.abc import Iterator
from typing import NamedTuple

from litmatrix.citations.method_works import PLACE, with_source
from litmatrix.document import Figure
from litmatrix.figures import INK, SIZE, box, broken, figure, line_of_text, lines_of_text, rule
from litmatrix.figures import LINE_HEIGHT as HEIGHT
from litmatrix.languages import Language, language
from litmatrix.matrix.wording import in_own_words, said
from litmatrix.model import Review, Screening


class Count(NamedTuple):
    """How many of what."""

    key: str
    """The label of what is counted, without its `search.` or `flow.`."""
    label: str
    n: int | None
    """None: nobody wrote it down."""


class Step(NamedTuple):
    """What was left at one step, and what was left out at it."""

    stage: str
    """identification, screening or included."""
    left: tuple[Count, ...]
    out: tuple[Count, ...] = ()


def flow(review: Review) -> tuple[Step, ...]:
    """The four steps, in their order; none where the review has no search log."""
    log = review.search
    if log is None:
        return ()
    say = in_own_words(language(review.protocol.language), review.protocol.texts)
    counts = log.screening
    reports = {key for study in review.included for key in study.report_keys}
    return (
        Step(
            "identification",
            (_count("search.identified", _identified(review), say), *_databases(review)),
            (_count("search.duplicates", counts.duplicates, say),),
        ),
        Step(
            "screening",
            (_count("search.screened", counts.screened, say),),
            (_count("flow.excluded", _less(counts.screened, counts.read_in_full), say),),
        ),
        Step(
            "screening",
            (_count("search.read_in_full", counts.read_in_full, say),),
            (_count("flow.excluded", _less(counts.read_in_full, counts.included), say),),
        ),
        Step(
            "included",
            (_count("flow.studies", len(review.included), say), _count("flow.reports", len(reports), say)),
        ),
    )


def is_known(review: Review) -> bool:
    """Whether the search log gives any number, so that there is something to draw."""
    log = review.search
    return log is not None and (log.screening != Screening() or _identified(review) is not None)


def flow_figure(review: Review) -> Figure | None:
    """The flow as a figure; None where the review has no search log."""
    steps = flow(review)
    if not steps:
        return None
    say = in_own_words(language(review.protocol.language), review.protocol.texts)
    elements, height = _drawn(steps, say)
    told = ". ".join(_sentence(step, say) for step in steps) + "."
    note = with_source(say.label("flow.source", source=PLACE), "flow", {})
    return figure(
        "flow",
        say.label("flow.caption"),
        _WIDTH,
        height,
        elements,
        alt=say.label("flow.alt"),
        description=told,
        notes=said((note,)),
    )


def written(count: Count, say: Language) -> str:
    """ "Treff i alt (n = 112)"."""
    n = say.label("flow.unknown") if count.n is None else say.number(count.n)
    return f"{count.label} (n\u00a0=\u00a0{n})"


def _count(key: str, n: int | None, say: Language) -> Count:
    return Count(key.partition(".")[2], say.label(key), n)


def _identified(review: Review) -> int | None:
    """As stated; else the sum of the searches, when each says how many it found."""
    log = review.search
    if log is None or log.screening.identified is not None:
        return log.screening.identified if log else None
    hits = [_hits(search.hits) for search in log.searches]
    known = [n for n in hits if n is not None]
    return sum(known) if known and len(known) == len(hits) else None


def _databases(review: Review) -> Iterator[Count]:
    """A count per database, in the order of the log: several searches in one are added up when all are known."""
    searches = review.search.searches if review.search else ()
    for name in dict.fromkeys(search.database for search in searches):
        hits = [_hits(search.hits) for search in searches if search.database == name]
        known = [n for n in hits if n is not None]
        yield Count("database", name, sum(known) if len(known) == len(hits) else None)


def _hits(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None


def _less(before: int | None, after: int | None) -> int | None:
    return before - after if before is not None and after is not None and before >= after else None


def _sentence(step: Step, say: Language) -> str:
    return "; ".join(written(count, say) for count in (*step.left, *step.out))


_LEFT, _MAIN, _GAP, _ASIDE = 120.0, 280.0, 44.0, 216.0
"""Widths of the column of stages, of the boxes, of the arrow to the right, and of what was left out."""
_WIDTH = _LEFT + _MAIN + _GAP + _ASIDE + 2
_PAD, _BETWEEN, _HEAD = 9.0, 26.0, 4.0


def _drawn(steps: tuple[Step, ...], say: Language) -> tuple[list[str], float]:
    """The elements and the height that they need."""
    elements: list[str] = []
    y, before = 1.0, ""
    for number, step in enumerate(steps):
        texts = [_lines(counts, room, say) for counts, room in ((step.left, _MAIN), (step.out, _ASIDE))]
        high = max(_room(len(text)) for text in texts)
        if step.stage != before:
            stage = say.label(f"flow.{step.stage}")
            elements.append(
                lines_of_text(0, y + _PAD + SIZE, broken(stage, _LEFT - 12, SIZE, bold=True), bold=True)
            )
        elements += [box(_LEFT, y, _MAIN, high, None, edge=INK, radius=2), _text(texts[0], _LEFT, y)]
        if step.out:
            right = _LEFT + _MAIN + _GAP
            elements += [box(right, y, _ASIDE, high, None, edge=INK, radius=2), _text(texts[1], right, y)]
            elements += _arrow(_LEFT + _MAIN, y + high / 2, right, y + high / 2)
        if number + 1 < len(steps):
            elements += _arrow(_LEFT + _MAIN / 2, y + high, _LEFT + _MAIN / 2, y + high + _BETWEEN)
        y, before = y + high + _BETWEEN, step.stage
    return elements, y - _BETWEEN + 1


def _lines(counts: tuple[Count, ...], room: float, say: Language) -> list[str]:
    return [line for count in counts for line in broken(written(count, say), room - 2 * _PAD, SIZE)]


def _room(lines: int) -> float:
    return 2 * _PAD + lines * SIZE * HEIGHT


def _text(lines: list[str], x: float, y: float) -> str:
    step = SIZE * HEIGHT
    return "".join(
        line_of_text(x + _PAD, y + _PAD + SIZE + number * step, line) for number, line in enumerate(lines)
    )


def _arrow(x1: float, y1: float, x2: float, y2: float) -> list[str]:
    """A line with a head at its second end; it runs to the right or down."""
    down = x1 == x2
    ends = [(-_HEAD, -_HEAD), (_HEAD, -_HEAD)] if down else [(-_HEAD, -_HEAD), (-_HEAD, _HEAD)]
    strokes = [(x1, y1, x2, y2), *((x2 + dx, y2 + dy, x2, y2) for dx, dy in ends)]
    return [rule(*stroke, colour=INK, thickness=0.9) for stroke in strokes]
