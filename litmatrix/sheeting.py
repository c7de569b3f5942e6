"""Where sheets leave and come back: a review in and a workbook out, a workbook in and the files' new texts out."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from litmatrix.checks import run
from litmatrix.diagnostic import Fault, Severity
from litmatrix.edit import with_tree
from litmatrix.location import Location, Place
from litmatrix.model import RatingSheet, Review, Study
from litmatrix.readers.brought import brought_bytes, brought_path, read_brought
from litmatrix.readers.decode import decode
from litmatrix.readers.files import TEXT_LIMIT
from litmatrix.readers.originals import read_original
from litmatrix.readers.rules.files import TOO_LARGE
from litmatrix.readers.workbook import read_workbook
from litmatrix.readers.yaml import read_yaml
from litmatrix.sheets.author import build_author_book
from litmatrix.sheets.book import Book
from litmatrix.sheets.changes import Change, changes_of
from litmatrix.sheets.faults import NOT_A_SHEET, OTHER_REVIEW, UNKNOWN_RATER, UNWRITABLE
from litmatrix.sheets.grid import grid_of
from litmatrix.sheets.memory import Memory, recalled
from litmatrix.sheets.rater import build_rater_book, is_rater
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
    faults = _misplaced(memory, review, name)
    if memory is None or faults:
        return None, faults
    book = _today(memory, review)
    changes, faults, brought = _changes(book, memory, workbook, read_brought(root, memory.review, memory.rater))
    texts, more = _texts(changes, review, root, of_rater=memory.kind == "rater")
    if not more:
        more = _broken(texts, changes, review)
    if _errors(faults) or more:
        return None, [*faults, *more]
    return Brought(memory, changes, texts, tuple(faults), brought), []


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


def _changes(
    book: Book, memory: Memory, workbook: Workbook, earlier: Mapping[str, Mapping[str, str]]
) -> tuple[tuple[Change, ...], list[Fault], dict[str, bytes]]:
    """The changes, what does not fit, and what to remember."""
    before = earlier.get(memory.state, {})
    brought = dict(before)
    changes: list[Change] = []
    faults: list[Fault] = []
    for sheet in book.sheets:
        exported = memory.sheets.get(sheet.name)
        if exported is None:
            continue
        grid, more = grid_of(workbook, exported)
        faults += more
        if grid is not None:
            found = changes_of(sheet, exported, grid, before)
            brought |= found.brought
            changes += found.changes
            faults += found.faults
    path = brought_path(memory.review, memory.rater)
    return tuple(changes), faults, {path: brought_bytes(earlier, memory.state, brought)}


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


def _broken(texts: Mapping[str, str], changes: tuple[Change, ...], review: Review) -> list[Fault]:
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
        after = replace(review, studies=studies, sheets=dict(sorted(sheets.items())))
        old = set(map(_told, run(review, (Severity.ERROR,))))
        faults = [fault for fault in run(after, (Severity.ERROR,)) if _told(fault) not in old]
    return [_at_cell(fault, changes) for fault in faults]


def _told(fault: Fault) -> tuple[str, Any, str]:
    return fault.rule.code, fault.where, repr(sorted(fault.parameters.items(), key=lambda one: one[0]))


def _at_cell(fault: Fault, changes: tuple[Change, ...]) -> Fault:
    """The same fault at the cell whose change caused it, where there is one."""
    place = fault.where
    if not isinstance(place, Place):
        return fault
    here = [change for change in changes if change.path == place.path]
    near = [change for change in here if _touch(change.keys, place.keys)]
    near = near or [change for change in here if change.keys[:1] == place.keys[:1]]
    return fault._replace(where=near[0].where) if near else fault


def _touch(ours: tuple[Any, ...], theirs: tuple[Any, ...]) -> bool:
    """Whether one of two addresses lies in the other."""
    shared = min(len(ours), len(theirs))
    return ours[:shared] == theirs[:shared]
