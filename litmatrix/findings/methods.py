"""How the review was made, told from its own protocol: search, criteria, scales, raters and agreement.

It says what was done and what is not known, and judges nothing.
"""

from collections import Counter
from collections.abc import Iterator

from litmatrix.agreement.of_review import in_brief
from litmatrix.agreement.report import rater_name, written, written_interval
from litmatrix.document import Block, Paragraph, Text
from litmatrix.flow import flow_figure, is_known
from litmatrix.matrix.frame import Frame
from litmatrix.matrix.wording import run_in, sentences, spaced
from litmatrix.model import Criterion, Gap, Scale
from litmatrix.rating_tables import Ratings, own_ratings, rating_counts

_UNREPORTED = ("date", "string", "hits", "filters")


def methods(frame: Frame) -> tuple[Block, ...]:
    """A paragraph on the search, one on the ratings, and the flow from records to studies where its numbers are
    known; nothing when the protocol switches it off."""
    layout = frame.review.protocol.findings
    if layout.methods == "false" or not layout.has("methods"):
        return ()
    told = {
        "methods.selection": [*_search(frame), *_criteria(frame)],
        "methods.rating": [*_scales(frame), *_raters(frame), *_tools(frame)],
    }
    paragraphs = tuple(
        Paragraph(spaced((run_in(frame.language.label(key)), (Text(text),))))
        for key, said in told.items()
        if (text := sentences(said))
    )
    drawn = flow_figure(frame.review) if is_known(frame.review) else None
    return (*paragraphs, drawn) if drawn else paragraphs


def _search(frame: Frame) -> Iterator[str]:
    log, words = frame.review.search, frame.language
    if log is None or not log.searches:
        return
    databases = list(dict.fromkeys(search.database for search in log.searches))
    yield words.label("methods.searched", databases=words.join(databases))
    unknown = [
        words.label(f"methods.unreported.{field}")
        for field in _UNREPORTED
        if all(getattr(search, field) == Gap.NOT_REPORTED.value for search in log.searches)
    ]
    if unknown:
        yield words.label("methods.unreported", fields=words.join(unknown))


def _criteria(frame: Frame) -> Iterator[str]:
    eligibility = frame.review.protocol.eligibility
    for key, criteria in (("include", eligibility.include), ("exclude", eligibility.exclude)):
        if criteria:
            yield frame.language.label(f"methods.{key}", criteria=_listed(criteria))


def _listed(criteria: tuple[Criterion, ...]) -> str:
    return "; ".join(criterion.text.rstrip().removesuffix(".") for criterion in criteria)


def _scales(frame: Frame) -> Iterator[str]:
    protocol, words = frame.review.protocol, frame.language
    scales: dict[str, list[str]] = {}
    by_name: dict[str, Scale] = {}
    for question in protocol.research_questions:
        scale = protocol.scale_for(question.id)
        by_name[scale.name] = scale
        scales.setdefault(scale.name, []).append(question.id)
    for name, questions in scales.items():
        levels = words.join([words.quote(level.label) for level in by_name[name].levels])
        key = "methods.scale" if len(scales) == 1 else "methods.scale.some"
        yield words.label(key, name=name, levels=levels, questions=words.join(questions))


def _tools(frame: Frame) -> Iterator[str]:
    names = [tool.name.into(frame.language.code) for tool in frame.review.tools_in_use]
    if names:
        yield frame.language.label("methods.appraisal", tools=frame.language.join(names))


def _raters(frame: Frame) -> Iterator[str]:
    review, words = frame.review, frame.language
    if not review.protocol.raters:
        return
    counts = rating_counts(review)
    people = [f"{rater_name(rater, frame)}, {words.count(number, 'rating')}" for rater, number in counts.items()]
    if people:
        yield words.label("methods.raters", people="; ".join(people))
    if len(counts) > 1:
        yield from _agreement(frame, own_ratings(review))


def _agreement(frame: Frame, ratings: Ratings) -> Iterator[str]:
    """Agreement as it was before anything was agreed, and how many differences were settled."""
    review, words = frame.review, frame.language
    times = Counter(item for given in ratings.values() for item in given)
    both = sum(number > 1 for number in times.values())
    if not both:
        return
    yield words.count(both, "methods.both")
    share, alpha = in_brief(review) or (None, None)
    if share and alpha and share.value is not None:
        key = "methods.agreement" if alpha.value is not None else "methods.agreement.share"
        yield words.label(
            key,
            share=written(share, words),
            share_interval=written_interval(share, words),
            alpha=written(alpha, words),
            alpha_interval=written_interval(alpha, words),
            n=words.number(share.n),
        )
    settled = sum(review.agreed(*item) is not None for item in times)
    if settled:
        yield words.count(settled, "methods.settled")
