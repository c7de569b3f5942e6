"""What the audit of a finished text found, as one page that needs nothing else, to work through."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from litmatrix.audit import AUDIT_RULES, GRADES, Audit, AuditFinding
from litmatrix.languages import Language
from litmatrix.message import placeholders_as_dots
from litmatrix.writers.html.escape import escape, words

_STYLE = """
:root { color-scheme: light dark; --paper: #FFFFFF; --ink: #14202B; --muted: #5A6872; --line: #7A8894;
  --faint: #DCE2E7; --accent: #2B6CA8; --error: #B3261E; --format: #5C3A00; --new: #EAF1F8; }
@media screen and (prefers-color-scheme: dark) { :root { --paper: #0F161D; --ink: #E6EDF3; --muted: #A3B1BC;
  --line: #7A8894; --faint: #2A3641; --accent: #8CC0EE; --error: #FFB4AB; --format: #F2C879; --new: #1D2C3B; } }
*, ::before, ::after { box-sizing: border-box; }
html { font: 100%/1.55 Charter, "Bitstream Charter", Cambria, "Noto Serif", Georgia, serif; }
body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: break-word; }
main { max-width: 46rem; margin: 0 auto; padding: clamp(1rem, 4vw, 3rem); }
h1 { font-size: clamp(1.3rem, 1.1rem + 1.6vw, 1.7rem); line-height: 1.25; margin: 0 0 .6em; }
h2 { font-size: 1.2rem; margin: 2.4em 0 .6em; }
article { border-top: 1px solid var(--faint); padding: 1.1rem 0; }
article h3 { font-size: .875rem; font-weight: 400; color: var(--muted); margin: 0 0 .2rem; }
article p { margin: .2rem 0; }
.written { font-size: 1.05rem; }
.expected { margin: .5rem 0 0; padding: .3rem .6rem; background: var(--new);
  border-left: 3px solid var(--accent); }
ul { list-style: none; margin: .4rem 0 0; padding: 0; }
li { margin: .3rem 0; padding-left: 4.5rem; text-indent: -4.5rem; }
li > * { text-indent: 0; }
.grade { display: inline-block; width: 4.5rem; font-weight: 600; }
.error .grade { color: var(--error); } .format .grade { color: var(--format); }
.style .grade, .info .grade { color: var(--muted); }
.hint, .code { color: var(--muted); font-size: .9rem; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem 1rem .4rem 0;
  border-bottom: 1px solid var(--faint); }
th { font-weight: 600; border-color: var(--line); } td.number { text-align: right; white-space: nowrap; }
@media print { article { break-inside: avoid; } }
"""
_CSP = "default-src 'none'; style-src 'unsafe-inline'"


class AuditedText(NamedTuple):
    """One text on the page."""

    path: str
    audit: Audit
    summary: str
    """The sentence that the terminal ends with."""


def audit_page(texts: Sequence[AuditedText], language: Language) -> str:
    """The page."""
    title = language.label("audit.title", path=language.join([text.path for text in texts]))
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{language.locale}"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_CSP}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body><main>",
    ]
    for text in texts:
        parts += [
            f"<h1>{words(language.label('audit.title', path=text.path))}</h1><p>{words(text.summary)}</p>",
            *_recurring(text.audit.findings, language),
            *_articles(text.audit.findings, language),
            *_works(text.audit, language),
        ]
    return "\n".join([*parts, "</main></body></html>"]) + "\n"


def _articles(findings: Sequence[AuditFinding], say: Language) -> Iterator[str]:
    """The findings in the order of the text, those of one citation together."""
    for _, found in groupby(findings, key=lambda one: (one.paragraph, one.text or one.start)):
        group = sorted(found, key=lambda one: GRADES.index(one.grade))
        yield f"<article><h3>{words(group[0].place)}</h3>"
        if group[0].text:
            yield f'<p class="written">{words(group[0].text)}</p>'
        items = "".join(_item(one, say) for one in group)
        yield f"<ul>{items}</ul>"
        for expected in dict.fromkeys(one.expected for one in group if one.expected):
            label = escape(say.label("audit.write"))
            yield f'<p class="expected">{label}: <strong>{words(expected)}</strong></p>'
        yield "</article>"


def _item(finding: AuditFinding, say: Language) -> str:
    grade = escape(say.label(f"grade.{finding.grade}"))
    hint = f' <span class="hint">{words(finding.diagnostic.hint)}</span>' if not finding.expected else ""
    return (
        f'<li class="{finding.grade}"><span class="grade">{grade}</span><span>{words(finding.diagnostic.message)}'
        f'{hint} <span class="code">{escape(finding.diagnostic.code)}</span></span></li>'
    )


def _recurring(findings: Iterable[AuditFinding], say: Language) -> Iterator[str]:
    counts = Counter(one.diagnostic.code for one in findings)
    rules = [module.RULE for module in AUDIT_RULES if counts[module.RULE.rule.code] > 1]
    if not rules:
        return
    yield f"<h2>{escape(say.label('audit.by_rule'))}</h2>"
    rows = [
        f'<tr><td class="number">{say.number(counts[one.rule.code])}</td>'
        f"<td>{escape(say.label(f'grade.{one.grade}'))}</td>"
        f"<td>{words(placeholders_as_dots(one.rule.message, say.code))}</td></tr>"
        for one in sorted(rules, key=lambda one: (GRADES.index(one.grade), -counts[one.rule.code]))
    ]
    yield f'<div class="scroll"><table><tbody>{"".join(rows)}</tbody></table></div>'


def _works(audit: Audit, say: Language) -> Iterator[str]:
    """Works × citations × variants."""
    if not audit.works:
        return
    heads = (say.label(key) for key in ("audit.work", "audit.times", "audit.forms"))
    cells = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    rows = [
        f'<tr><th scope="row">{words(work.work)}</th><td class="number">{say.number(work.citations)}</td>'
        f"<td>{'<br>'.join(f'{words(form)} ({count})' for form, count in work.variants)}</td></tr>"
        for work in audit.works
    ]
    yield f"<h2>{escape(say.label('audit.works'))}</h2>"
    yield f'<div class="scroll"><table><thead><tr>{cells}</tr></thead><tbody>{"".join(rows)}</tbody></table></div>'
