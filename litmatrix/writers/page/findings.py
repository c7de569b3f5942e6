"""The findings at a glance: how far each is trusted, whether to look at it again, and what is asked about it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from litmatrix.findings.confidence import level
from litmatrix.matrix.frame import Frame
from litmatrix.model import Finding
from litmatrix.seals import stale
from litmatrix.writers.html.escape import escape, words
from litmatrix.writers.templates import Plain


def overview(sections: Sequence[Plain], frame: Frame) -> tuple[str, ...]:
    """An item for each finding, with a link to its section among `sections`."""
    names = dict(_names(sections))
    changed = stale(frame.review)
    return tuple(_item(one, names, frame, one.id in changed) for one in frame.review.findings)


def _names(sections: Any) -> Iterator[tuple[str, str]]:
    """The id of every section and what links call it."""
    for section in sections:
        yield section["id"], section["name"]
        yield from _names(section["sections"])


def _item(finding: Finding, names: Mapping[str, str], frame: Frame, changed: bool) -> str:
    say = frame.language
    title = words(finding.title or finding.id)
    link = f'<a href="#{names[finding.id]}">{title}</a>' if finding.id in names else title
    trusted = [level(one.whole.overall, say) for one in finding.header.judgements if one.whole.overall]
    trust = "; ".join(trusted) or say.label("page.not-judged")
    told = [say.label("page.look-again")] if changed else []
    opened = sum(one.at.finding == finding.id for one in frame.review.open_comments)
    told += [say.count(opened, "page.waiting")] if opened else []
    state = f" <span><strong>{escape(', '.join(told))}</strong></span>" if told else ""
    return f'<li><span>{link}</span> <span class="trust">{escape(trust)}</span>{state}</li>'
