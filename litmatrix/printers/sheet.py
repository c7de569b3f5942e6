"""What a sheet would change, and what does not fit in it: for people in a terminal."""

from collections.abc import Iterable, Sequence

from litmatrix.diagnostic import Diagnostic
from litmatrix.languages import Language
from litmatrix.printers.visible import lines_of, visible
from litmatrix.sheets.changes import Change

_LONGEST = 70


def print_refused(diagnostics: Iterable[Diagnostic], say: Language) -> str:
    """Each problem with the cell that it stands in and how to mend it; in the order of the sheets."""
    lines = []
    for one in sorted(diagnostics, key=lambda one: (one.severity.rank, *one.location[1:3])):
        place = one.location
        cell = place.path if "!" in place.path or place[1:] == (1, 1, None, None) else f"{place.path}:{place.line}"
        lines += [f"{visible(cell)}: {say.label(f'severity.{one.severity}')} {one.code} {one.name}"]
        lines += [f"  {visible(one.message)}", *([f"  {visible(one.hint)}"] if one.hint else []), ""]
    return lines_of(lines)


def print_changes(changes: Sequence[Change], say: Language) -> str:
    """A line per file, then a line per cell: its address, what it is about, and the old and the new text."""
    lines = []
    for path in dict.fromkeys(change.path for change in changes):
        lines.append(visible(path))
        for change in (one for one in changes if one.path == path):
            before, after = _short(change.before, say), _short(change.after, say)
            lines.append(visible(f"  {change.cell}  {' '.join(change.row)}  {change.label}: {before} → {after}"))
    return lines_of(lines)


def _short(text: str, say: Language) -> str:
    if not text:
        return f"({say.label('form.empty')})"
    text = " ".join(text.split())
    return f"«{text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + '…'}»"
