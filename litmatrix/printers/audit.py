"""What the audit of a finished text found: for people in a terminal, and for programs."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from litmatrix.audit import AUDIT_RULES, GRADES, Audit, AuditFinding
from litmatrix.diagnostic import Diagnostic, Rule, Severity
from litmatrix.languages import Language
from litmatrix.message import placeholders_as_dots
from litmatrix.printers.json import entry
from litmatrix.printers.visible import json_text, lines_of, visible

Paint = Callable[..., str]
_BOLD, _DIM, _COLOURS = "1", "2", {"error": "31", "format": "33", "style": "36", "info": "36"}
_MOST_VARIANTS = 10
_WORD = ".docx"
_RULES: Mapping[str, Rule] = MappingProxyType({one.RULE.rule.code: one.RULE.rule for one in AUDIT_RULES})


class Audited(NamedTuple):
    """One file and what came of it."""

    path: str
    audit: Audit | None
    """None where the file could not be read."""
    faults: tuple[Diagnostic, ...] = ()
    """What was wrong with the file itself."""
    against: tuple[str, ...] = ()
    """The `.bib` files it was held against."""


def print_terminal(
    files: Sequence[Audited],
    language: Language,
    *,
    colour: bool = False,
    limit: int | None = None,
    copy: str | None = None,
    written: Sequence[str] = (),
) -> str:
    """Per file its citations, the gravest first and each with all that is said of it; then what recurs.

    At most `limit` citations are shown; the rest are counted. `copy` is the Word file with comments, when it was
    made; `written` are all the files that were.
    """
    lines: list[str] = []
    for number, file in enumerate(files):
        lines += [""] if number else []
        lines += _file(file, language, partial(_painted, on=colour), limit)
    if written:
        lines.append(language.label("audit.written", files=visible(language.join(written))))
    step = _next_step(files, language, copy)
    return lines_of([*lines, language.label("state.next", step=step)] if step else lines)


def _next_step(files: Sequence[Audited], say: Language, copy: str | None) -> str:
    """What is most useful now: to open the copy with comments, or to have one made."""
    if copy:
        return say.label("audit.open", path=visible(copy))
    found = [file for file in files if file.audit and file.audit.findings and file.path.endswith(_WORD)]
    if len(found) != 1:  # a copy is made of one text at a time
        return ""
    path = found[0].path
    made = f"{path.removesuffix(_WORD)}-kommentert{_WORD}"
    return say.label("audit.next", path=visible(_typed(path)), copy=visible(_typed(made)))


def _typed(path: str) -> str:
    """A path as it is typed in a terminal, of whatever system."""
    return f'"{path}"' if " " in path else path


def _file(file: Audited, say: Language, paint: Paint, limit: int | None) -> Iterator[str]:
    for fault in file.faults:
        severity = say.label(f"severity.{fault.severity}")
        yield f"{visible(str(fault.location))}: {severity} {fault.code} {visible(fault.message)}"
        yield f"  {visible(fault.hint)}"
    if file.audit is None:
        return
    groups = _by_importance(file.audit.findings)
    for group in groups[:limit]:
        yield from _group(file.path, group, file.audit.counted == "line", say, paint)
        yield ""
    if limit is not None and len(groups) > limit:
        yield say.label("problems.more", n=say.number(len(groups) - limit))
        yield ""
    yield from _recurring(file.audit, say)
    yield summary(file.path, file.audit, file.against, say)


def _by_importance(findings: Sequence[AuditFinding]) -> list[list[AuditFinding]]:
    """The findings grouped by citation; the groups by their gravest grade, then in the order of the text."""
    groups = [
        list(group) for _, group in groupby(findings, key=lambda one: (one.paragraph, one.text or one.start))
    ]
    return sorted(groups, key=lambda group: min(GRADES.index(one.grade) for one in group))


def _group(path: str, group: Sequence[AuditFinding], lines: bool, say: Language, paint: Paint) -> Iterator[str]:
    first = group[0]
    place = first.diagnostic.location
    where = f"{path}:{place.line}:{place.column}" if lines else f"{path}, {first.place}"
    yield paint(visible(where), _BOLD)
    if first.text:
        yield f"  {visible(first.text)}"
    for one in sorted(group, key=lambda one: GRADES.index(one.grade)):
        grade = paint(say.label(f"grade.{one.grade}"), _BOLD, _COLOURS[one.grade])
        yield f"    {grade} {one.diagnostic.code}  {visible(one.diagnostic.message)}"
    known = list(dict.fromkeys(one.expected for one in group if one.expected))
    for expected in known:
        yield f"    {say.label('audit.write')}: {visible(expected)}"
    if not known:
        yield paint(f"    {visible(first.diagnostic.hint)}", _DIM)


def _recurring(audit: Audit, say: Language) -> Iterator[str]:
    """How often each rule was broken, and which works are written in several ways."""
    rules = Counter((GRADES.index(one.grade), one.diagnostic.code) for one in audit.findings)
    if any(count > 1 for count in rules.values()):
        yield f"{say.label('audit.by_rule')}:"
        for (grade, code), count in sorted(rules.items(), key=lambda pair: (pair[0][0], -pair[1])):
            message = placeholders_as_dots(_RULES[code].message, say.code)
            yield f"  {count:>4} × {say.label(f'grade.{GRADES[grade]}')} {code}  {message}"
        yield ""
    several = [work for work in audit.works if len(work.variants) > 1]
    if several:
        yield f"{say.label('audit.variants')}:"
        for work in sorted(several, key=lambda work: -len(work.variants))[:_MOST_VARIANTS]:
            forms = ", ".join(f"{form} ({count})" for form, count in work.variants)
            yield f"  {visible(work.work)}: {visible(forms)}"
        if len(several) > _MOST_VARIANTS:
            yield f"  {say.label('problems.more', n=say.number(len(several) - _MOST_VARIANTS))}"
        yield ""


def summary(path: str, audit: Audit, against: Sequence[str], say: Language) -> str:
    """One sentence: "oppgave.docx: 156 siteringer av 35 verk. 23 feil, 129 formfeil."."""
    citations = say.count(audit.citations, "citation")
    counted = say.label("audit.counted", citations=citations, works=say.count(len(audit.works), "work"))
    grades = Counter(one.grade for one in audit.findings)
    found = ", ".join(say.count(grades[grade], f"audit.{grade}") for grade in GRADES if grades[grade])
    parts = [f"{visible(path)}: {counted}.", f"{found}." if found else say.label("audit.clean")]
    if against:
        parts.append(say.label("audit.against", files=visible(say.join(against))))
    return " ".join(parts)


def print_json(files: Sequence[Audited]) -> str:
    """`{"diagnostics": […], "summary": {…}, "grades": {…}, "works": […]}`, as docs/format.md promises."""
    findings = [one for file in files if file.audit for one in file.audit.findings]
    faults = [fault for file in files for fault in file.faults]
    severities = Counter([*(one.diagnostic.severity for one in findings), *(fault.severity for fault in faults)])
    grades = Counter(one.grade for one in findings)
    document = {
        "diagnostics": [
            *(entry(fault) | {"grade": None, "place": None, "text": None, "expected": None} for fault in faults),
            *(_entry(one) for one in findings),
        ],
        "summary": {severity.value: severities[severity] for severity in Severity},
        "grades": {grade: grades[grade] for grade in GRADES},
        "works": [
            {
                "path": file.path,
                "work": work.work,
                "citations": work.citations,
                "variants": [{"text": form, "count": count} for form, count in work.variants],
            }
            for file in files
            if file.audit
            for work in file.audit.works
        ],
    }
    return json_text(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def _entry(finding: AuditFinding) -> dict[str, str | int | None]:
    return entry(finding.diagnostic) | {
        "grade": finding.grade,
        "place": finding.place,
        "text": finding.text,
        "expected": finding.expected,
    }


def _painted(text: str, *codes: str, on: bool) -> str:
    return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if on else text
