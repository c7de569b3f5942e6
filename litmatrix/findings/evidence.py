"""The evidence behind a finding: what each study was rated, why, and the passages that carry it."""

from litmatrix.document import Block, Break, Cite, CiteItem, Inline, ItemList, Paragraph, Quotation, Strong, Text
from litmatrix.findings.basis import named
from litmatrix.matrix.frame import Frame
from litmatrix.matrix.proofs import beside
from litmatrix.matrix.wording import run_in, spaced
from litmatrix.model import Evidence, Finding, Review, Study

MOST_STUDIES = 100
"""Up to how many studies of a side the evidence is listed: that of a hundred fills some thirty pages."""
_BLOCK_QUOTE_WORDS = 40
"""A quotation of this many words is set as a block without quotation marks (Norwegian APA manual)."""


def evidence(finding: Finding, frame: Frame) -> tuple[Block, ...]:
    """The supporting studies with their evidence, then the contradicting ones; nothing where none are named."""
    return (
        *_side("findings.evidence", finding, finding.header.supported_by, frame),
        *_side("findings.evidence_against", finding, finding.header.contradicted_by, frame),
    )


def cited_evidence(study: Study, finding: Finding, review: Review) -> dict[str, Evidence]:
    """The evidence that the study's ratings for the finding's questions rest on, each item once."""
    ratings = (review.rating(study.id, question) for question in finding.header.questions)
    ids = dict.fromkeys(name for rating in ratings if rating for name in rating.evidence)
    return {name: study.evidence[name] for name in ids if name in study.evidence}


def _side(key: str, finding: Finding, ids: tuple[str, ...], frame: Frame) -> tuple[Block, ...]:
    words, studies = frame.language, named(ids, frame)
    head = run_in(words.label(key))
    if len(studies) > MOST_STUDIES:
        text = words.label("findings.evidence.many", studies=words.count(len(studies), "study"))
        said = spaced((head, (Text(text),))) if text else ()
        return (Paragraph(said),) if said else ()
    items = tuple(_study(study, finding, frame) for study in studies)
    if not items:
        return ()
    return (*((Paragraph(head),) if head else ()), ItemList(items))


def _study(study: Study, finding: Finding, frame: Frame) -> tuple[Block, ...]:
    head: list[Inline] = [Strong((Text(frame.name(study)),))]
    for question in finding.header.questions:
        if question in frame.levels:
            head += [Break(), *_rating(study, question, frame)]
    cited = cited_evidence(study, finding, frame.review)
    passages = tuple(_passage(study, name, item, frame) for name, item in cited.items())
    return (Paragraph(tuple(head)), ItemList(passages)) if passages else (Paragraph(tuple(head)),)


def _rating(study: Study, question: str, frame: Frame) -> tuple[Inline, ...]:
    rating = frame.review.rating(study.id, question)
    line: tuple[Inline, ...] = (Text(f"{question}\u00a0"), frame.mark(question, rating), *frame.rater(rating))
    if direction := frame.direction(rating):
        line = (*line, Text(f", {direction}"))
    return (*line, Text(f": {_stopped(rating.because)}")) if rating and rating.because else line


def _passage(study: Study, name: str, item: Evidence, frame: Frame) -> tuple[Block, ...]:
    source, proof = _source(study, name, item), beside(study, name, frame)
    quote, paraphrase = item.quote, item.paraphrase
    if quote and len(quote.split()) >= _BLOCK_QUOTE_WORDS:
        block = Quotation((Paragraph((Text(f"{_stopped(quote)} "), source, *proof)),))
        return (Paragraph((Text(_stopped(paraphrase)),)), block) if paraphrase else (block,)
    texts = [text for text in (paraphrase, frame.language.quote(quote) if quote else None) if text]
    if not texts:
        return (Paragraph((source, Text("."))),)
    before = [_stopped(text) for text in texts[:-1]]
    return (Paragraph((Text(" ".join([*before, texts[-1].removesuffix("."), ""])), source, Text("."), *proof)),)


def _source(study: Study, name: str, item: Evidence) -> Cite:
    """The citation of the item's report; of a study with several reports and none given, the first."""
    label, locator = item.locator or (None, None)
    key = item.report or study.report_keys[0]
    return Cite((CiteItem(key, label=label, locator=locator, place=study.place("evidence", name)),))


def _stopped(text: str) -> str:
    """The text with a full stop, unless it ends as a sentence already."""
    text = text.rstrip()
    return text if text.endswith((".", "!", "?", "…", "»", "”")) else f"{text}."
