"""What `check` reports, on the page: the worst first."""

from collections.abc import Iterable

from litmatrix.diagnostic import Diagnostic, Severity, by_place
from litmatrix.languages import Language
from litmatrix.writers.html.escape import escape, words
from litmatrix.writers.templates import Plain

_MOST = 200
"""Of each severity; nobody reads more, and the page is to stay small."""


def problems(diagnostics: Iterable[Diagnostic], say: Language) -> tuple[Plain, ...]:
    """For each severity that occurs: its heading, whether it is open from the start, and its problems."""
    found = sorted(diagnostics, key=by_place)
    groups: list[Plain] = []
    for severity in Severity:
        ours = [problem for problem in found if problem.severity is severity]
        if ours:
            heading = escape(say.count(len(ours), severity.value))
            groups.append((heading, int(severity is not Severity.INFO), _listed(ours, say)))
    return tuple(groups)


def _listed(ours: list[Diagnostic], say: Language) -> tuple[str, ...]:
    shown = tuple(map(_problem, ours[:_MOST]))
    more = len(ours) - len(shown)
    return (*shown, f"<li>{escape(say.label('problems.more', n=say.number(more)))}</li>") if more else shown


def _problem(problem: Diagnostic) -> str:
    place = f"{problem.location.path}:{problem.location.line}"
    return (
        f"<li>{words(problem.message)} {words(problem.hint)} "
        f"<small>{words(place)} · {escape(problem.code)}</small></li>"
    )
