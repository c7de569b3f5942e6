"""What has changed since the newest sign-off: all together, at each cell, and in the sentence of state."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from litmatrix.approvals import Since, is_broken
from litmatrix.changes import BESIDE, Change
from litmatrix.changes.sentences import owner, sentence
from litmatrix.matrix.frame import Frame
from litmatrix.model import Approval
from litmatrix.writers.html.escape import escape, words

_MOST = 300
"""Changes that are shown; nobody reads more, and the page is to stay small."""


class Told:
    """What the page tells of sign-offs and of what has changed since."""

    def __init__(self, since: Since, frame: Frame) -> None:
        self.approval, self._since, self._frame = since.approval, since, frame
        self._signed = [one for one in since.changes if one.kind not in BESIDE]
        self._beside = [one for one in since.changes if one.kind in BESIDE]
        self._studies = {study.id: frame.name(study) for study in frame.review.studies.values()}
        self._by_cell: dict[tuple[str, str], list[Change]] = {}
        for one in self._signed:
            if one.study and one.question:
                self._by_cell.setdefault((one.study, one.question), []).append(one)

    @property
    def cells(self) -> frozenset[tuple[str, str]]:
        """The cells, by study and question, that changed."""
        return frozenset(self._by_cell)

    def state(self) -> str:
        """ "3 endringer siden godkjenningen"."""
        say = self._frame.language
        if self._since.faults:
            return self._label("since.lost")
        return say.count(len(self._signed), "page.changes")

    def note(self) -> tuple[str, ...]:
        """What the sign at a changed cell means, where there is one."""
        return (self._text("changed-mark"),) if self._by_cell else ()

    def history(self, study: str, question: str) -> str:
        """What changed in a cell, or "" when nothing did."""
        found = self._by_cell.get((study, question))
        if not found or self.approval is None:
            return ""
        say = self._frame.language
        # The cell says which question it is about.
        told = "; ".join(sentence(one._replace(reason=None), say).removeprefix(f"{question}: ") for one in found)
        return f'<div class="history">{self._text("history")}: {words(told)}</div>'

    def section(self) -> str:
        """The sign-offs, and under the newest what has changed since."""
        every = self._frame.review.approvals
        listed = "".join(f"<li>{self._sign_off(one)}</li>" for one in reversed(every))
        head = f'<ul class="signed">{listed}</ul>' if every else ""
        if self.approval is None:
            return f'{head}<p>{self._text("since.nobody")}</p><p class="advice">{self._text("since.author")}</p>'
        if self._since.faults:
            return f"{head}<p>{self._text('since.lost')}</p>"
        key = "since.some" if self._signed else "since.nothing"
        body = f"{head}<p>{self._text(key)}</p>{''.join(self._groups(self._signed))}"
        if self._beside:
            body += f"<p>{self._text('since.also')}</p>{''.join(self._groups(self._beside))}"
        return body

    def _groups(self, found: list[Change]) -> Iterator[str]:
        """The changes of each study or finding under its name."""
        say = self._frame.language
        names = {**self._studies, **{one.id: one.title or one.id for one in self._frame.review.findings}}
        for whose, several in groupby(found[:_MOST], key=lambda one: owner(one, say, names)):
            yield f"<h3>{words(whose)}</h3><ul>{self._items(several)}</ul>"
        if len(found) > _MOST:
            yield f"<p>{escape(say.label('page.more', n=say.number(len(found) - _MOST)))}</p>"

    def _items(self, changes: Iterable[Change]) -> str:
        return "".join(f"<li>{self._item(one)}</li>" for one in changes)

    def _item(self, one: Change) -> str:
        """A change; a level looks as it does in the grid."""
        marks = self._frame.levels.get(one.question or "", {}).values()
        looks = {mark.label: f"l{mark.of}-{mark.rank}" for mark in marks}
        if "rating-" not in one.kind or one.before not in looks or one.after not in looks:
            study = self._studies.get(one.study or "", one.study)
            return words(sentence(one._replace(study=study), self._frame.language))
        shown = " → ".join(
            f'<span class="{looks[level]}">{escape(level)}</span>' for level in (one.before, one.after)
        )
        who = f"{one.rater}: " if one.rater else ""
        reason = f" {words(one.reason)}" if one.reason else ""
        return f"<b>{escape(one.question or '')}</b> {escape(who)}{shown}{reason}"

    def _sign_off(self, approval: Approval) -> str:
        told = self._frame.language.label("page.signed", by=approval.by, date=self._date(approval))
        broken = f" ({self._label('signed.broken')})" if is_broken(approval) else ""
        return escape(told + broken)

    def _text(self, key: str) -> str:
        return escape(self._label(key))

    def _label(self, key: str) -> str:
        newest = self.approval
        by, date = (newest.by, self._date(newest)) if newest else ("", "")
        return self._frame.language.label(f"page.{key}", by=by, date=date)

    def _date(self, approval: Approval) -> str:
        return self._frame.language.date(approval.date) if approval.date[:1].isdigit() else approval.date
