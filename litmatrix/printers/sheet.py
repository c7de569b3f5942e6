"""What a sheet would change, and what does not fit in it: for people in a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from litmatrix.diagnostic import Diagnostic
from litmatrix.languages import Language
from litmatrix.printers.visible import lines_of, visible
from litmatrix.sheets.changes import Change

_LONGEST, _BEFORE = 70, 25


def print_refused(diagnostics: Iterable[Diagnostic], say: Language, limit: int = 40) -> str:
    """Each problem with the cell that it stands in and how to mend it, row by row; the first `limit` of them."""
    lines = []
    found = sorted(diagnostics, key=_by_cell)
    for one in found[:limit]:
        place = one.location
        cell = place.path if "!" in place.path or place[1:] == (1, 1, None, None) else f"{place.path}:{place.line}"
        lines += [f"{visible(cell)}: {say.label(f'severity.{one.severity}')} {one.code} {one.name}"]
        lines += [f"  {visible(one.message)}", *([f"  {visible(one.hint)}"] if one.hint else []), ""]
    if len(found) > limit:
        lines += [say.label("problems.more", n=say.number(len(found) - limit)), ""]
    return lines_of(lines)


def _by_cell(one: Diagnostic) -> tuple[int, str, int, int]:
    """Errors first, sheet by sheet, row by row."""
    return one.severity.rank, one.location.path.rpartition("!")[0], one.location.line, one.location.column


def print_changes(changes: Sequence[Change], say: Language, limit: int = 40) -> str:
    """A line per file, then a line per cell: its address, what it is about, and the old and the new text.

    At most `limit` cells; the rest are counted.
    """
    lines = []
    changes, left = changes[:limit], len(changes) - limit
    for path in dict.fromkeys(change.path for change in changes):
        lines.append(visible(path))
        for change in (one for one in changes if one.path == path):
            show = _items if change.listed else _texts
            before, after = show(change.before, change.after, say)
            lines.append(visible(f"  {change.cell}  {' '.join(change.row)}  {change.label}: {before} → {after}"))
    if left > 0:
        lines.append(say.label("problems.more", n=say.number(left)))
    return lines_of(lines)


def _texts(before: str, after: str, say: Language) -> Iterator[str]:
    yield from (_short(text, say) for text in _differing(before, after))


def _items(before: str, after: str, say: Language) -> Iterator[str]:
    """Both lists item by item; where that is long, from the first item that differs."""
    lists = [[line.strip() for line in text.split("\n") if line.strip()] for text in (before, after)]
    alike = next(
        (at for at, pair in enumerate(zip(*lists, strict=False)) if pair[0] != pair[1]), min(map(len, lists))
    )
    long = max(len(" ".join(items)) for items in lists) > _LONGEST
    for items in lists:
        shown = [*(["…"] if long and alike else []), *(_quoted(one) for one in items[alike if long else 0 :])]
        yield ", ".join(shown) or f"({say.label('form.empty')})"


def _differing(before: str, after: str) -> tuple[str, str]:
    """Both texts on one line, from shortly before they part."""
    before, after = " ".join(before.split()), " ".join(after.split())
    pairs = enumerate(zip(before, after, strict=False))
    alike = next((at for at, (one, other) in pairs if one != other), min(len(before), len(after)))
    start = max(0, alike - _BEFORE)
    if start == 0 or max(len(before), len(after)) <= _LONGEST:
        return before, after
    return f"…{before[start:]}", f"…{after[start:]}"


def _short(text: str, say: Language) -> str:
    if not text:
        return f"({say.label('form.empty')})"
    return _quoted(text)


def _quoted(text: str) -> str:
    return f"«{text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + '…'}»"
