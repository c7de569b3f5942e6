"""Places in the prose of a finding."""

from litmatrix.location import Place
from litmatrix.model import Finding


def beginning(finding: Finding) -> Place:
    """The first sign of the prose: that of its heading, when there is one."""
    blank = len(finding.prose) - len(finding.prose.lstrip())
    return finding.place("text", finding.prose_start + blank, 1 if finding.prose.strip() else 0)


def end(finding: Finding) -> Place:
    """The last sign of the prose."""
    length = len(finding.prose.rstrip())
    return finding.place("text", finding.prose_start + max(length - 1, 0), min(length, 1))
