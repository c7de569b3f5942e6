"""What `check` reports, on the page: the worst first. How to mend it is for the author, and told apart."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from litmatrix.diagnostic import Diagnostic, Severity, by_place
from litmatrix.languages import Language
from litmatrix.writers.html.escape import escape, words
from litmatrix.writers.templates import Plain

_MOST = 200
"""Of each severity; nobody reads more, and the page is to stay small."""
_NAMED = 3
"""Studies or findings that are named where the same is said of many."""


def problems(
    diagnostics: Iterable[Diagnostic], say: Language, names: Mapping[str, str] = MappingProxyType({})
) -> tuple[Plain, ...]:
    """For each severity that occurs: its heading, whether it is open from the start, and its problems.

    `names` are what readers call the studies and findings, by the path of their files.
    """
    found = sorted(diagnostics, key=by_place)
    groups: list[Plain] = []
    for severity in Severity:
        ours = [problem for problem in found if problem.severity is severity]
        if ours:
            heading = escape(say.count(len(ours), severity.value))
            groups.append((heading, int(severity is not Severity.INFO), _listed(ours, say, names)))
    return tuple(groups)


def _listed(ours: list[Diagnostic], say: Language, names: Mapping[str, str]) -> tuple[str, ...]:
    alike: dict[tuple[str, str, str], list[Diagnostic]] = {}
    for problem in ours:
        alike.setdefault((problem.code, problem.message, problem.hint), []).append(problem)
    groups = list(alike.values())
    shown = tuple(_problem(group, say, names) for group in groups[:_MOST])
    more = sum(map(len, groups[_MOST:]))
    return (*shown, f"<li>{escape(say.label('problems.more', n=say.number(more)))}</li>") if more else shown


def _problem(same: list[Diagnostic], say: Language, names: Mapping[str, str]) -> str:
    """What is said in the same words of several places, once."""
    problem = same[0]
    about = list(dict.fromkeys(names[one.location.path] for one in same if one.location.path in names))
    more = [say.label("page.more", n=say.number(len(about) - _NAMED))] if len(about) > _NAMED else []
    whose = f" ({words('; '.join([*about[:_NAMED], *more]))})" if about else ""
    place = ", ".join(f"{one.location.path}:{one.location.line}" for one in same)
    hint = f' <span class="advice">{words(problem.hint)}</span>' if problem.hint else ""
    return f"<li>{words(problem.message)}{whose}{hint} <small>{words(place)} · {escape(problem.code)}</small></li>"
