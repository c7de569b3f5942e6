"""Quotes and what came of them: for people in a terminal, and for programs."""

import json
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from litmatrix.diagnostic import Diagnostic, Locate
from litmatrix.languages import Language
from litmatrix.printers.json import entry
from litmatrix.printers.visible import json_text, lines_of, visible
from litmatrix.verification.verdict import FOUND, MARKS, STATUSES, Verdict

_NOT_SAID = frozenset({"altered", "not-found", "other-source", "wrong-page"})


def print_terminal(verdicts: Sequence[Verdict], language: Language, unreadable: Collection[str] = ()) -> str:
    """Per study its quotes, each with its mark, its word, and where it stands; then all of them in a sentence.

    Studies without any full text are counted only. `unreadable` are the reports whose full text is there already.
    """
    lines: list[str] = []
    for study, group in groupby(verdicts, key=lambda verdict: verdict.study):
        found = list(group)
        if any(verdict.status != "no-fulltext" for verdict in found):
            lines += [visible(study), *_study(found, language), ""]
    lines.append(_summary(verdicts, language))
    missing = [
        verdict.report
        for verdict in verdicts
        if verdict.status == "no-fulltext" and verdict.report not in unreadable
    ]
    if missing:
        step = language.label("verify.next", file=visible(f"{missing[0]}.pdf"))
        lines.append(language.label("state.next", step=step))
    return lines_of(lines)


def _study(verdicts: Sequence[Verdict], language: Language) -> Iterator[str]:
    width = max(len(verdict.evidence) for verdict in verdicts)
    for verdict in verdicts:
        page = language.locator("page", verdict.page) + "  " if verdict.page else ""
        told = visible(page + _said(verdict, language))
        yield f"  {MARKS[verdict.status]} {visible(verdict.evidence):<{width}}  {told}"
        for change in verdict.changes[:3]:
            yield f"      {language.label('verify.report')} {visible(change.source)}"
            yield f"      {language.label('verify.quote')} {visible(change.quote)}"
    for source in dict.fromkeys(v.counted_by for v in verdicts if v.counted_by and v.status in _NOT_SAID):
        yield f"  {language.label(f'verify.pages.{source}')}"


def _said(verdict: Verdict, language: Language) -> str:
    found = language.locator(*verdict.found_locator)
    if verdict.status == "other-source":
        found = f"{verdict.found_report} ({found})"
    return language.label(f"verify.{verdict.status}", found=found)


def _summary(verdicts: Sequence[Verdict], language: Language) -> str:
    counts = Counter("found" if verdict.status in FOUND else verdict.status for verdict in verdicts)
    kinds = dict.fromkeys("found" if status in FOUND else status for status in STATUSES)
    told = [
        language.label(f"verify.count.{kind}", n=language.number(counts[kind])) for kind in kinds if counts[kind]
    ]
    quotes = language.count(len(verdicts), "quote")
    sentence = language.label("verify.summary", quotes=quotes, counts=", ".join(told)) if told else f"{quotes}."
    return sentence[:1].upper() + sentence[1:]


def print_json(verdicts: Sequence[Verdict], diagnostics: Sequence[Diagnostic], locate: Locate) -> str:
    """`{"quotes": […], "summary": {status: count}, "diagnostics": […]}`, as docs/format.md promises."""
    counts = Counter(verdict.status for verdict in verdicts)
    document = {
        "quotes": [_entry(verdict, locate) for verdict in verdicts],
        "summary": {status: counts[status] for status in STATUSES},
        "diagnostics": [entry(diagnostic) for diagnostic in diagnostics],
    }
    return json_text(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def _entry(verdict: Verdict, locate: Locate) -> dict[str, object]:
    location = locate(verdict.place)
    return {
        "study": verdict.study,
        "evidence": verdict.evidence,
        "report": verdict.report,
        "page": verdict.page,
        "quote": verdict.quote,
        "status": verdict.status,
        "found_page": verdict.found_page,
        "found_report": verdict.found_report,
        "passage": verdict.passage,
        "changes": [{"report": change.source, "quote": change.quote} for change in verdict.changes],
        "numbered_by": verdict.counted_by,
        "path": location.path,
        "line": location.line,
        "column": location.column,
    }
