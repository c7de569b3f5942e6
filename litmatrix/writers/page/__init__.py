"""The supervisor's page: a review in one HTML file that opens from an e-mail, offline, and takes comments.

Everything is in the HTML and reads without a script. The one script, known to the page's policy by its hash,
sorts, filters, shows a cell with its evidence, and keeps comments in the browser. It copies and fills
elements; it never makes HTML out of text. The page asks nothing of any server and sends nothing.
"""

import json
from collections.abc import Iterable
from types import MappingProxyType

from litmatrix.approvals import NEVER_APPROVED, Since
from litmatrix.diagnostic import Diagnostic
from litmatrix.document import Document
from litmatrix.flow import flow_figure
from litmatrix.languages import Language
from litmatrix.matrix.frame import Frame, frame_of, in_row_order
from litmatrix.matrix.notes import scale_notes
from litmatrix.model import Review, gap_in
from litmatrix.seals import stale
from litmatrix.writers.html import Writing, level_looks, source_hash
from litmatrix.writers.html.escape import escape, words
from litmatrix.writers.html.inlines import inlines
from litmatrix.writers.marks import MUTED, RULE
from litmatrix.writers.page.comments import at_finding, listed
from litmatrix.writers.page.findings import overview
from litmatrix.writers.page.grid import filters, head, row, who_rated
from litmatrix.writers.page.problems import problems
from litmatrix.writers.page.searches import search_table
from litmatrix.writers.page.since import Told
from litmatrix.writers.page.studies import card, quoted
from litmatrix.writers.setting import Setting
from litmatrix.writers.templates import Plain

__all__ = ["write_page"]

APPRAISAL = "appraisal"
"""The section of the chapter that has its own place on the page."""
_SCRIPT_LABELS = (
    *(
        "comment",
        "comments",
        "close",
        "shown",
        "own",
        "no-own",
        "subject",
        "lost",
        "your-comment",
        "about-evidence",
    ),
    *("greeting", "attach", "saved", "open-own"),
)
# JSON inside HTML: none of these signs may end the element, begin a comment or break a line of a script.
_UNSAFE = MappingProxyType({ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def write_page(
    review: Review,
    findings: Document,
    diagnostics: Iterable[Diagnostic],
    setting: Setting,
    since: Since = NEVER_APPROVED,
) -> str:
    """The page as HTML.

    `findings` is the findings chapter with its citations as text, `since` what has changed since the newest
    sign-off. Raises `TemplateFault`.
    """
    frame = frame_of(review, setting.proofs)
    say, studies = frame.language, in_row_order(review, frame)
    writing = Writing(setting, say)
    searches = search_table(review, say)
    told = Told(since, frame)
    # In the order of the page, since tables and figures are numbered as they are written.
    appraisal = tuple(writing.section(one, 2) for one in findings.sections if one.id == APPRAISAL)
    sections = tuple(writing.section(one, 3) for one in findings.sections if one.id != APPRAISAL)
    values: dict[str, Plain] = {
        "title": escape(review.protocol.title),
        "language": say.locale,
        "levels": tuple(level_looks(setting)),
        "label": _labels(say),
        "problem_statement": words(_problem(frame)),
        "questions": tuple(
            MappingProxyType({"id": escape(one.id), "label": words(one.label), "text": words(one.text)})
            for one in review.protocol.research_questions
        ),
        "state": escape(_state(frame, told)),
        "head": head(frame),
        "columns": len(frame.levels),
        "rows": tuple(row(number, study, frame, told.cells) for number, study in enumerate(studies)),
        "notes": (
            *map(inlines, scale_notes(frame, full=False)),
            *map(escape, who_rated(studies, frame)),
            *told.note(),
        ),
        "filters": filters(frame, studies, changed=bool(told.cells)),
        "cards": tuple(card(number, study, frame, setting.locate, told) for number, study in enumerate(studies)),
        "since": told.section(),
        "appraisal": appraisal,
        "findings": sections,
        "overview": overview(sections, frame),
        "finding_comments": at_finding(frame),
        "comments": listed(frame),
        "search": writing.table(searches) if searches else "",
        "flow": _flow(review, writing),
        "problems": problems(diagnostics, say, _names(frame)),
        "rooms": tuple(writing.rooms),
        "muted": MUTED,
        "line": RULE,
        "landscape": 0,
        "data": _island(review, say),
    }
    style = setting.templates.render("review.css.j2", values)
    script = setting.templates.render("review.js.j2", {})
    values |= {
        "style": style,
        "style_hash": source_hash(style),
        "script": script,
        "script_hash": source_hash(script),
    }
    return setting.templates.render("review.html.j2", values)


def _names(frame: Frame) -> dict[str, str]:
    """What readers call the studies and findings, by the path of their files."""
    studies = {study.path: frame.name(study) for study in frame.review.studies.values()}
    return studies | {one.path: frame.language.quote(one.title) for one in frame.review.findings if one.title}


def _problem(frame: Frame) -> str:
    """The problem statement, or the word for what stands in its place."""
    stated = frame.review.protocol.question or ""
    gap = frame.gaps.get(stated)
    return gap.label if gap else stated


def _flow(review: Review, writing: Writing) -> str:
    """The flow from records to studies, unless the chapter has it: a figure stands once on a page."""
    drawn = None if "flow" in writing.figures else flow_figure(review)
    return writing.figure(drawn) if drawn else ""


def _labels(say: Language) -> MappingProxyType[str, Plain]:
    """Every label of the page, for the template."""
    start = "page."
    return MappingProxyType(
        {
            name.removeprefix(start).replace("-", "_"): escape(text)
            for name, text in say.labels.items()
            if name.startswith(start)
        }
    )


def _state(frame: Frame, told: Told) -> str:
    """ "5 studier · 5 forskningsspørsmål · 21 av 25 vurdert · 3 uten sitat"."""
    review, say = frame.review, frame.language
    studies = review.included
    cells = [(study, review.rating(study.id, question)) for study in studies for question in frame.levels]
    rated = [(study, rating) for study, rating in cells if rating and gap_in(rating.rating) is None]
    unquoted = sum(not quoted(study, rating) for study, rating in rated)
    parts = [
        say.count(len(studies), "study"),
        say.count(len(frame.levels), "question"),
        say.label("state.rated", n=say.number(len(rated)), of=say.number(len(cells))),
    ]
    parts += [say.count(unquoted, "page.unquoted")] if unquoted else []
    to_read = len(stale(review))
    parts += [say.count(to_read, "page.stale")] if to_read else []
    opened = len(review.open_comments)
    parts += [say.count(opened, "page.waiting")] if opened else []
    parts += [told.state()] if told.approval else []
    return " · ".join(parts)


def _island(review: Review, say: Language) -> str:
    """What the script must know that no element says, as JSON that cannot leave its element."""
    every = review.comments.comments if review.comments else ()
    content = {
        "review": review.name,
        "title": review.protocol.title,
        "imported": {comment.id: comment.text for comment in every},
        "labels": {name: say.labels[f"page.{name}"] for name in _SCRIPT_LABELS},
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)
