"""What is said about each study: its fields, every rating with reason, evidence and place, and the evidence."""

from collections.abc import Iterator

from litmatrix.diagnostic import Locate
from litmatrix.document import GapMark
from litmatrix.location import Place
from litmatrix.matrix.columns import COLUMNS
from litmatrix.matrix.frame import Frame
from litmatrix.matrix.own_fields import own_field
from litmatrix.model import Appraisal, Evidence, Judgement, Study, gap_in
from litmatrix.writers.html.escape import escape, words
from litmatrix.writers.html.inlines import inlines
from litmatrix.writers.page.comments import at
from litmatrix.writers.page.since import Told

_SHOWN_ELSEWHERE = frozenset({"citation", "ratings", "authors", "year"})


def quoted(study: Study, rating: Judgement) -> bool:
    """Whether a rating rests on at least one quotation."""
    return any(study.evidence[name].quote for name in rating.evidence if name in study.evidence)


def card(number: int, study: Study, frame: Frame, locate: Locate, told: Told) -> str:
    """The section of a study. Cells are `c<row>-<column>`, evidence is `e<row>-<item>`."""
    say = frame.language
    cells = "".join(
        _cell(f"c{number}-{column}", number, study, question, frame, locate, told)
        for column, question in enumerate(frame.levels)
    )
    items = "".join(
        _evidence(f"e{number}-{position}", name, item, study, frame)
        for position, (name, item) in enumerate(study.evidence.items())
    )
    evidence = f'<h4>{escape(say.label("proof.evidence"))}</h4><ul class="evidence">{items}</ul>' if items else ""
    remarks = at(frame, lambda place: place.study == study.id and not place.question and not place.evidence)
    return (
        f'<section class="study" id="s{number}" data-study="{escape(study.id)}">'
        f"<h3>{words(frame.name(study))}</h3>"
        f"{remarks}<dl>{''.join(_fields(study, frame))}</dl>"
        f'<h4>{escape(say.label("column.ratings"))}</h4><ul class="cells">{cells}</ul>{evidence}</section>\n'
    )


def _fields(study: Study, frame: Frame) -> Iterator[str]:
    fills = {name: (frame.language.label(f"column.{name}"), fill) for name, fill in COLUMNS.items()}
    fills |= {name: (field.label, own_field(name, field)) for name, field in frame.review.protocol.fields.items()}
    for name, (label, fill) in fills.items():
        if name not in _SHOWN_ELSEWHERE:
            lines = "; ".join(inlines(line) for line in fill(study, frame).lines)
            yield f"<dt>{escape(label)}<dd>{lines}"
    if study.appraisal:
        label = escape(frame.language.label("page.appraisal"))
        yield f'<dt class="appraised">{label}<dd class="appraised">{_appraised(study.appraisal, frame)}'
    yield f"<dt>{escape(frame.language.label('proof.file'))}<dd><code>{escape(study.path)}</code>"


def _appraised(appraisal: Appraisal, frame: Frame) -> str:
    """The tool and its answers with their reasons, a line each."""
    tool, say = frame.review.tools.get(appraisal.tool), frame.language
    name = (
        tool.name.into(say.code) if tool else say.gap(appraisal.tool) if gap_in(appraisal.tool) else appraisal.tool
    )
    lines = [f"{name}. {appraisal.because}" if appraisal.because else name]
    labels = {item.id: item.label.into(say.code) for item in tool.items if item.label} if tool else {}
    answers = {one.id: one.label.into(say.code) for one in tool.answers} if tool else {}
    for item, given in appraisal.items.items():
        said = answers.get(given.answer) or (say.gap(given.answer) if gap_in(given.answer) else given.answer)
        lines.append(f"{labels.get(item, item)}: {said}" + (f". {given.because}" if given.because else ""))
    return "<br>".join(map(words, lines))


def _cell(name: str, number: int, study: Study, question: str, frame: Frame, locate: Locate, told: Told) -> str:
    rating = frame.review.rating(study.id, question)
    mark = frame.mark(question, rating)
    level = escape(mark.label + "".join(text.text for text in frame.rater(rating)))
    look = "gap" if isinstance(mark, GapMark) else f"l{mark.of}-{mark.rank}"
    parts = [f'<li id="{name}"><b>{escape(question)} <span class="{look}">{level}</span></b>']
    if rating is not None:
        direction = frame.direction(rating)
        parts.append(f" ({escape(direction)})" if direction else "")
        parts.append(f" {words(rating.because)}" if rating.because else "")
        parts += [f" {_reference(item, number, study)}" for item in rating.evidence]
        parts.append(
            f" <small>{_where(study, frame.review.rating_place(study.id, question), frame, locate)}</small>"
        )
    parts += _others(study, question, frame)
    parts.append(told.history(study.id, question))
    parts.append(at(frame, lambda place: (place.study, place.question) == (study.id, question)))
    return "".join(parts)


def _reference(item: str, number: int, study: Study) -> str:
    """A link to an item of evidence below."""
    if item not in study.evidence:
        return escape(item)
    return f'<a href="#e{number}-{list(study.evidence).index(item)}">{escape(item)}</a>'


def _others(study: Study, question: str, frame: Frame) -> Iterator[str]:
    """What further raters chose."""
    names = {rater.id: rater.name for rater in frame.review.protocol.raters}
    for sheet in frame.review.shown_sheets.values():
        rating = sheet.ratings.get(study.id, {}).get(question)
        if rating is not None:
            level = frame.mark(question, rating).label
            said = [f". {words(rating.because)}" if rating.because else ""]
            for key, one in rating.passages.items():
                proof = _proof(study, f"{sheet.id}/{question}/{key}", frame)
                said.append(f" <q>{words(one.quote)}</q>{_stands(one, frame)}{proof}" if one.quote else "")
            name = escape(names.get(sheet.id, sheet.id))
            yield f'<div class="other">{name}: {escape(level)}{"".join(said)}</div>'
    agreed = frame.review.agreed(study.id, question)
    own = study.ratings.get(question)
    if agreed and own:
        label = frame.language.label("page.own-rating")
        yield f'<div class="other">{escape(label)}: {escape(frame.mark(question, own).label)}</div>'


def _stands(item: Evidence, frame: Frame) -> str:
    """Where a passage stands in its report."""
    return f" ({words(frame.language.locator(*item.locator))})" if item.locator else ""


def _proof(study: Study, item: str, frame: Frame) -> str:
    """Whether a quote stands in the full text."""
    proof = frame.proofs.get((study.id, item))
    return f" {inlines((proof._replace(worded=True),))}" if proof else ""


def _evidence(name: str, item_id: str, item: Evidence, study: Study, frame: Frame) -> str:
    say = frame.language
    key = item.report or study.report_keys[0]
    # The heading names the report already, where there is but one.
    source = [frame.names[key].short if key in frame.names else key] if len(study.report_keys) > 1 else []
    if item.locator:
        source.append(say.locator(*item.locator))
    elif gap_in(item.page) in (None, "missing", "todo"):
        source.append(say.label("page.no-place"))
    place = f" <cite>({words(', '.join(source))})</cite>" if source else ""
    said = [f"<q>{words(item.quote)}</q>"] if item.quote else []
    said += [words(item.paraphrase)] if item.paraphrase else []
    shown = _proof(study, item_id, frame)
    remarks = at(frame, lambda place: (place.study, place.evidence) == (study.id, item_id))
    return f'<li id="{name}"><b>{escape(item_id)}</b> {" ".join(said)}{place}{shown}{remarks}'


def _where(study: Study, place: Place, frame: Frame, locate: Locate) -> str:
    """The line in the study's own file, else the file and the line."""
    location = locate(place)
    if location.path == study.path:
        return escape(frame.language.label("page.line", n=location.line))
    return escape(f"{location.path}:{location.line}")
