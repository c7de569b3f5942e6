"""One line per problem: for editors, for `grep`, and for a quick look."""

from litmatrix.printers.problems import Problems
from litmatrix.printers.visible import lines_of, visible


def print_(problems: Problems) -> str:
    """A line per problem, `path:line:column: severity CODE message`; nothing when there is none."""
    say = problems.language
    return lines_of(
        f"{visible(str(diagnostic.location))}: {say.label(f'severity.{diagnostic.severity}')}"
        f" {diagnostic.code} {visible(diagnostic.message)}"
        for diagnostic in problems.by_place
    )
