"""Where sheets leave and come back: a review in and a workbook out, a workbook in and the files' new texts out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from litmatrix.checks import run
from litmatrix.diagnostic import Fault, Severity
from litmatrix.edit import with_tree
from litmatrix.languages import Language, language
from litmatrix.location import Location, Place
from litmatrix.model import RatingSheet, Review, Study
from litmatrix.readers.brought import brought_bytes, brought_path, read_brought
from litmatrix.readers.decode import decode
from litmatrix.readers.files import TEXT_LIMIT
from litmatrix.readers.originals import read_original
from litmatrix.readers.rules.files import TOO_LARGE
from litmatrix.readers.tools import read_shipped_tools
from litmatrix.readers.workbook import read_workbook
from litmatrix.readers.yaml import read_yaml
from litmatrix.sheets.author import build_author_book
from litmatrix.sheets.book import Book, Sheet
from litmatrix.sheets.changes import CellOf, Change, cells_of, changes_of
from litmatrix.sheets.grid import Grid, grid_of
from litmatrix.sheets.memory import Memory, recalled
from litmatrix.sheets.rater import build_rater_book, is_rater
from litmatrix.sheets.refusals import for_cells
from litmatrix.sheets.rules.layout import NOT_A_SHEET, OTHER_REVIEW, UNKNOWN_RATER, UNWRITABLE
from litmatrix.sheets.trees import changed
from litmatrix.spreadsheet import Workbook

_HEAD = "# yaml-language-server: $schema=../../../.litmatrix/ratings.schema.json\n"


class Brought(NamedTuple):
    """What a sheet would change."""

    memory: Memory
    changes: tuple[Change, ...]
    texts: Mapping[str, str]
    """The new text of every file that changes, by path."""
    warnings: tuple[Fault, ...] = ()
    remembered: Mapping[str, bytes] = MappingProxyType({})
    """What to keep of this import once it is written, by path: an aid that may be lost."""


def bring_sheet(review: Review, root: Path, file: Path) -> tuple[Brought | None, list[Fault]]:
    """What the workbook `file` would change in the review, or None and everything that does not fit.

    Nothing is written. The new texts were read back and held against the rules: what would make the review untrue
    is a fault at the cell that it came from.
    """
    workbook, faults = read_workbook(file)
    return bring_workbook(review, root, workbook, file.name) if workbook is not None else (None, faults)


def bring_workbook(
    review: Review, root: Path, workbook: Workbook, name: str
) -> tuple[Brought | None, list[Fault]]:
    """As `bring_sheet`, of a workbook that was read already and is called `name`."""
    memory = recalled(workbook)
    misplaced = _misplaced(memory, review, name)
    if memory is None or misplaced:
        return None, misplaced
    found = _read(_today(memory, review), memory, workbook, read_brought(root, memory.review, memory.rater))
    changes, faults = found.changes, found.faults
    texts, more = _texts(changes, review, root, of_rater=memory.kind == "rater")
    if not more:
        more = _broken(texts, found, review)
    if _errors(faults) or more:
        return None, [*faults, *more]
    return Brought(memory, changes, texts, faults, found.remembered), []


def _misplaced(memory: Memory | None, review: Review, name: str) -> list[Fault]:
    """Whose sheet it is, if it is one, and not of this review."""
    here = Location(name)
    if memory is None:
        return [Fault(NOT_A_SHEET, here, {"file": name})]
    if memory.review != review.name:
        return [Fault(OTHER_REVIEW, here, {"theirs": memory.review, "ours": review.name})]
    if memory.kind == "rater" and not is_rater(review, memory.rater):
        return [Fault(UNKNOWN_RATER, here, {"rater": memory.rater})]
    return []


def _today(memory: Memory, review: Review) -> Book:
    if memory.kind == "author":
        return build_author_book(review)
    return build_rater_book(review, memory.rater, blind=memory.blind)


class _Found(NamedTuple):
    """What came of reading every sheet."""

    changes: tuple[Change, ...]
    faults: tuple[Fault, ...]
    remembered: Mapping[str, bytes]
    sheets: tuple[tuple[Sheet, Grid], ...]
    """As they are today, and as they came back."""

    def cells(self) -> list[CellOf]:
        """Which field every cell is, those that changed first."""
        changed = [CellOf(one.path, one.keys, one.where, one.label) for one in self.changes]
        return [*changed, *(cell for sheet, grid in self.sheets for cell in cells_of(sheet, grid))]


def _read(book: Book, memory: Memory, workbook: Workbook, earlier: Mapping[str, Mapping[str, str]]) -> _Found:
    """The changes, what does not fit, and what to remember."""
    before = earlier.get(memory.state, {})
    brought = dict(before)
    changes: list[Change] = []
    faults: list[Fault] = []
    sheets: list[tuple[Sheet, Grid]] = []
    for sheet in book.sheets:
        exported = memory.sheets.get(sheet.name)
        if exported is None:
            continue
        grid, more = grid_of(workbook, exported)
        faults += more
        if grid is not None:
            sheets.append((sheet, grid))
            found = changes_of(sheet, exported, grid, before)
            brought |= found.brought
            changes += found.changes
            faults += found.faults
    path = brought_path(memory.review, memory.rater)
    remembered = {path: brought_bytes(earlier, memory.state, brought)}
    return _Found(tuple(changes), tuple(faults), remembered, tuple(sheets))


def _errors(faults: Iterable[Fault]) -> bool:
    return any(fault.rule.severity is Severity.ERROR for fault in faults)


def _texts(
    changes: Iterable[Change], review: Review, root: Path, *, of_rater: bool
) -> tuple[dict[str, str], list[Fault]]:
    """The new texts of the files that change."""
    by_path: dict[str, list[Change]] = {}
    for change in changes:
        by_path.setdefault(change.path, []).append(change)
    texts: dict[str, str] = {}
    faults: list[Fault] = []
    for path, own in by_path.items():
        before, more = read_original(root, path, _HEAD)
        faults += more
        if before is None:
            continue
        tree, _ = read_yaml(before.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff"), path)
        after = with_tree(before, changed(tree, own, review, of_rater=of_rater)) if tree is not None else None
        if after is None:
            faults.append(Fault(UNWRITABLE, Location(path), {"path": path}))
        elif len(after.encode()) > TEXT_LIMIT:
            size = {"size": len(after.encode()) // 1000, "limit": TEXT_LIMIT // 1000}
            faults.append(Fault(TOO_LARGE, Location(path), size))
        else:
            texts[path] = after
    return texts, faults


def _broken(texts: Mapping[str, str], found: _Found, review: Review) -> list[Fault]:
    """What would be wrong with the review and was not before, at the cells that it comes from."""
    studies, sheets = dict(review.studies), dict(review.sheets)
    faults: list[Fault] = []
    for path, text in texts.items():
        tree, more = read_yaml(text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff"), path)
        faults += more
        name = next((study.id for study in studies.values() if study.path == path), Path(path).stem)
        if name in studies and studies[name].path == path:
            study, more = decode(Study, tree or {}, path, {"id": name, "path": path})
            studies |= {name: study} if study else {}
        else:
            sheet, more = decode(RatingSheet, tree or {}, path, {"id": name, "path": path})
            sheets |= {name: sheet} if sheet else {}
        faults += more
    if not faults:
        chosen = {study.appraisal.tool for study in studies.values() if study.appraisal} - review.tools.keys()
        tools = {**read_shipped_tools(chosen), **review.tools}  # a tool that nobody had named is not read before
        after = replace(review, studies=studies, sheets=dict(sorted(sheets.items())), tools=tools)
        old = set(map(_told, run(review, (Severity.ERROR,))))
        faults = [fault for fault in run(after, (Severity.ERROR,)) if _told(fault) not in old]
    cells, say = found.cells() if faults else [], language(review.protocol.language)
    return [_at_cell(fault, cells, len(found.changes), say) for fault in faults]


def _told(fault: Fault) -> tuple[str, Any, str]:
    return fault.rule.code, fault.where, repr(sorted(fault.parameters.items(), key=lambda one: one[0]))


def _at_cell(fault: Fault, cells: Sequence[CellOf], changed: int, say: Language) -> Fault:
    """The same fault at the cell that it is about, in words for cells; the first `changed` of `cells` are new."""
    place = fault.where
    if not isinstance(place, Place):
        return fault
    here = [cell for cell in cells[:changed] if cell.path == place.path]
    about = [cell for cell in here if _touch(cell.keys, place.keys)]
    about += [cell for cell in cells[changed:] if cell.path == place.path and _touch(cell.keys, place.keys)]
    about += [cell for cell in here if cell.keys[:1] == place.keys[:1]]
    if not about:
        return fault
    rule, parameters = for_cells(fault.rule, fault.parameters, about[0].label, say)
    return Fault(rule, about[0].where, parameters)


def _touch(ours: tuple[Any, ...], theirs: tuple[Any, ...]) -> bool:
    """Whether one of two addresses lies in the other."""
    shared = min(len(ours), len(theirs))
    return ours[:shared] == theirs[:shared]
