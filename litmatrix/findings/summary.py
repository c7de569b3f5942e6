"""Confidence in all findings at a glance: the Summary of Qualitative Findings table and the evidence profile.

The form is that of GRADE-CERQual: of each finding its summary, the studies that contribute, the overall judgement
and its explanation; and in the profile also every component with its level of concern and the reason (Lewin et al.
2018, paper 2, Implementation Science 13(Suppl 1), 10). GRADE's profile for quantitative studies has the same form
with five domains (Guyatt et al. 2008, BMJ 336, 924–926).
"""

from collections.abc import Iterator

from litmatrix.appraisal.told import in_brief
from litmatrix.citations.method_works import PLACE, with_source
from litmatrix.document import Cell, Column, Inlines, Row, Section, Strong, Table, Text
from litmatrix.findings.basis import named
from litmatrix.findings.confidence import LEVELS, level
from litmatrix.location import Place
from litmatrix.matrix.frame import Frame
from litmatrix.matrix.widths import fitted
from litmatrix.model import COMPONENTS, DOMAINS, Component, Domain, Finding, Judged, Study

_PARTS = {"confidence": COMPONENTS, "certainty": DOMAINS}


def confidence_section(frame: Frame) -> tuple[Section, ...]:
    """The section with the tables; none where confidence is not judged in any finding."""
    tables = confidence_tables(frame)
    return (Section("confidence", (Text(frame.language.label("summary.title")),), tables),) if tables else ()


def confidence_tables(frame: Frame, *, citing: bool = True) -> tuple[Table, ...]:
    """The summary, and a profile for each approach that is used: `summary`, `profile-confidence`,
    `profile-certainty`. Every finding has its row in the summary; one that is not judged shows it. `citing` is
    whether there is a reference list for what the notes cite."""
    used = {judged.name for finding in frame.review.findings for judged in finding.header.judgements}
    if not used:
        return ()
    return (_summary(frame, citing), *(_profile(name, frame, citing) for name in _PARTS if name in used))


def _summary(frame: Frame, citing: bool) -> Table:
    columns = _columns(frame, "finding", "studies", "overall", "explanation")
    rows = tuple(_summary_row(finding, frame) for finding in frame.review.findings)
    notes = tuple(_notes(frame, citing))
    return Table("summary", frame.language.label("summary.caption"), fitted(columns, rows), rows, notes)


def _summary_row(finding: Finding, frame: Frame) -> Row:
    judged = finding.header.judgements
    both = len(judged) > 1
    levels = tuple(_overall(one, frame, named=both) for one in judged)
    reasons: tuple[Inlines, ...] = tuple(
        (Text(one.whole.because),) if one.whole.because else (frame.gaps["missing"],) for one in judged
    )
    missing = ((frame.gaps["missing"],),)
    value = judged[0].whole.overall if judged else None
    return Row(
        finding.id,
        (
            _head(finding),
            _contributing(finding, frame, appraised=False),
            Cell(levels or missing, value, "text", finding.place("confidence")),
            Cell(reasons or missing, None, "text", finding.place("confidence")),
        ),
    )


def _profile(name: str, frame: Frame, citing: bool) -> Table:
    """A row per finding that is judged with this approach."""
    parts, words = _PARTS[name], frame.language
    columns = [
        *_columns(frame, "finding"),
        *(Column(part, words.label(f"{name}.{part}")) for part in parts),
        *_columns(frame, "overall", "studies"),
    ]
    rows = tuple(
        _profile_row(finding, judged, frame)
        for finding in frame.review.findings
        for judged in finding.header.judgements
        if judged.name == name
    )
    caption = words.label(f"summary.profile.{name}")
    note = tuple(_source(name, frame, citing))
    return Table(f"profile-{name}", caption, fitted(columns, rows), rows, note, wide=True)


def _profile_row(finding: Finding, judged: Judged, frame: Frame) -> Row:
    place = finding.place(judged.name)
    cells = (_part(part, place.at(name), frame) for name, part in judged.parts.items())
    reason = _reason(judged.whole.because, frame)
    overall = Cell((_overall(judged, frame), reason), judged.whole.overall, "prose", place.at("overall"))
    return Row(finding.id, (_head(finding), *cells, overall, _contributing(finding, frame, appraised=True)))


def _part(part: Component | Domain | None, place: Place, frame: Frame) -> Cell:
    """A component: how great the concern is, and below it why."""
    if part is None:
        return frame.gap("missing", place)
    concern = frame.language.label(f"concern.{part.concern}")
    concern = concern[:1].upper() + concern[1:]
    return Cell(((Strong((Text(concern),)),), _reason(part.because, frame)), part.concern, "prose", place)


def _reason(because: str | None, frame: Frame) -> Inlines:
    return (Text(because),) if because else (frame.gaps["missing"],)


def _overall(judged: Judged, frame: Frame, *, named: bool = False) -> Inlines:
    """The level; a narrow column may put its words below its signs."""
    if judged.whole.overall is None:
        return (frame.gaps["missing"],)
    approach = f"{frame.language.label(f'{judged.name}.approach')}: " if named else ""
    return (Text(approach + level(judged.whole.overall, frame.language).replace("\u00a0", " ")),)


def _head(finding: Finding) -> Cell:
    title = finding.title or finding.id
    return Cell(((Strong((Text(title),)),),), title, "head", finding.place())


def _contributing(finding: Finding, frame: Frame, *, appraised: bool) -> Cell:
    """The studies for the finding and against it, a line each; with `appraised` also what was said of their
    methods."""
    against = frame.language.label("summary.against", study="\0")
    sides = (("\0", finding.header.supported_by), (against, finding.header.contradicted_by))
    lines: list[Inlines] = [
        (Text(side.replace("\0", frame.name(study)) + (_appraisal(study, frame) if appraised else "")),)
        for side, ids in sides
        for study in named(ids, frame)
    ]
    place = finding.place("supported_by")
    if not lines:
        return Cell(((Text(frame.language.label("findings.none")),),), (), "text", place)
    return Cell(tuple(lines), None, "text", place)


def _appraisal(study: Study, frame: Frame) -> str:
    """Item by item, as the study file has it; never summed."""
    return f" ({in_brief(study, frame) or frame.language.label('summary.unappraised')})"


def _columns(frame: Frame, *names: str) -> tuple[Column, ...]:
    return tuple(Column(name, frame.language.label(f"summary.{name}")) for name in names)


def _notes(frame: Frame, citing: bool) -> Iterator[Inlines]:
    """What the levels that occur mean, the highest first, and where the approach comes from."""
    judged = [one for finding in frame.review.findings for one in finding.header.judgements]
    occurring = {one.whole.overall for one in judged}
    for name in LEVELS:
        if name in occurring:
            means = frame.language.label(f"summary.means.{name}")
            if means:
                yield (Text(f"{level(name, frame.language)}: {means}."),)
    for approach in _PARTS:
        if any(one.name == approach for one in judged):
            yield from _source(approach, frame, citing)


def _source(approach: str, frame: Frame, citing: bool) -> Iterator[Inlines]:
    sentence = frame.language.label(f"summary.source.{approach}", source=PLACE)
    if sentence:
        yield with_source(sentence, approach, frame.review.references if citing else {})
