"""What the chapter says of the appraisal: which studies with which tool, which not and why, and the answers."""

from collections.abc import Iterator

from litmatrix.appraisal.appraised import Appraised, appraised
from litmatrix.appraisal.bars import bars
from litmatrix.appraisal.lights import lights
from litmatrix.appraisal.tables import answers_table, reasons_table
from litmatrix.document import Block, Cite, CiteItem, Figure, Inlines, ItemList, Paragraph, Section, Text
from litmatrix.matrix.frame import Frame, in_row_order
from litmatrix.matrix.wording import sentences as said_together
from litmatrix.model import Gap, Study

_MOST_REASONS, _MOST_STUDIES = 120, 200
"""Rows that a chapter takes, and studies that are shown one by one. The matrix has more, and the workbook all."""


def appraisal_section(studies: tuple[Study, ...], frame: Frame) -> tuple[Section, ...]:
    """The section; none where nobody has appraised anything."""
    if not any(study.appraisal for study in studies):
        return ()
    words = frame.language
    tools = tuple(appraised(studies, frame))
    told = (words.label("appraisal.meaning"), *(_used(of) for of in tools))
    blocks: list[Block] = [Paragraph((Text(text),)) for text in told if text]
    blocks += _outside(studies, frame)
    for of in tools:
        blocks += _shown(of)
    return (Section("appraisal", (Text(words.label("appraisal.title")),), tuple(blocks)),)


def appraisal_figures(frame: Frame) -> tuple[Figure, ...]:
    """The figures of every tool in use."""
    studies = in_row_order(frame.review, frame)
    return tuple(one for of in appraised(studies, frame) for one in _figures(of))


def _figures(of: Appraised) -> Iterator[Figure]:
    if of.frame.review.protocol.appraisal.figures == "true":
        yield from lights(of) if len(of.studies) <= _MOST_STUDIES else ()
        yield bars(of)


def _shown(of: Appraised) -> Iterator[Block]:
    yield from _figures(of)
    if of.frame.review.protocol.appraisal.tables == "true":
        if len(of.studies) * len(of.tool.items) <= _MOST_REASONS:
            yield reasons_table(of)
        elif len(of.studies) <= _MOST_STUDIES:
            yield answers_table(of)


def _used(of: Appraised) -> str:
    """How many studies with which tool, who did it, and what the tool's users should know."""
    words = of.language
    names = {rater.id: rater.name for rater in of.frame.review.protocol.raters}
    first = next(iter(names), None)
    by = dict.fromkeys((study.appraisal.rater or first) for study in of.studies if study.appraisal)
    raters = [names[one] for one in by if one in names]
    sentences = [words.count(len(of.studies), "appraisal.with", tool=of.name)]
    sentences += [words.label("appraisal.rated_by", names=words.join(raters))] if raters else []
    sentences += [words.label("appraisal.note", note=of.tool.note.into(words.code))] if of.tool.note else []
    return said_together(sentences)


def _outside(studies: tuple[Study, ...], frame: Frame) -> Iterator[Block]:
    """The studies that no tool fits, each with the reason, and those that nobody has appraised."""
    words = frame.language
    outside = [study for study in studies if study.appraisal and not study.appraisal.is_applicable]
    if outside:
        head = words.label("appraisal.outside")
        if head:
            yield Paragraph((Text(head),))
        yield ItemList(tuple((Paragraph(_reasoned(study, frame)),) for study in outside))
    open_ = [one for one in studies if not one.appraisal or one.appraisal.tool == Gap.TODO.value]
    told = words.count(len(open_), "appraisal.open")
    if open_ and told:
        cited = tuple(CiteItem(key, place=one.place("reports")) for one in open_ for key in one.report_keys)
        few = len(open_) <= len(studies) // 2 + 1
        yield Paragraph((Text(told), *((Text(" "), Cite(cited)) if few else ()), Text(".")))


def _reasoned(study: Study, frame: Frame) -> Inlines:
    because = study.appraisal.because if study.appraisal else None
    told = because.rstrip(".") if because else frame.language.gap("missing")
    return (Text(f"{frame.name(study)}: {told}."),)
