"""A `.bib` file as references: the only import of bibtexparser.

bibtexparser survives everything, silently. So its failed blocks are read every time, its 0-based lines are
corrected here and nowhere else, and three things it takes for good are refused: a missing comma, `#`, no key.
"""

import logging
import re
from collections.abc import Iterator
from typing import Any

from litmatrix.diagnostic import Fault
from litmatrix.location import Key, Location
from litmatrix.model import Reference
from litmatrix.readers.latex import plain
from litmatrix.readers.names import read_names
from litmatrix.readers.rules import bibtex as rules

_SWALLOWED_FIELD = re.compile(r"[}\"]\s*[A-Za-z]+\s*=\s*[{\"\d]")


class Bibliography:
    """The references of one file, and where they stand."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.references: dict[str, Reference] = {}
        self.entries: dict[str, Any] = {}

    def locate(self, keys: tuple[Key, ...]) -> Location:
        """The place of a block `(key,)` or one of its fields `(key, field)`."""
        entry = self.entries.get(str(keys[0])) if keys else None
        if entry is None:
            return Location(self.path)
        wanted = str(keys[1]) if len(keys) > 1 else ""
        field = next((field for field in entry.fields if field.key.lower() == wanted), None)
        if field is None:
            return self.span(entry.start_line, str(entry.key))
        return self.span(field.start_line, field.key)

    def span(self, line: int, word: str) -> Location:
        """The place of `word` on a 0-based line, or the start of the line."""
        content = self.text.split("\n")[line]
        column = content.find(word)
        if column < 0:
            return Location(self.path, line + 1, 1)
        return Location(self.path, line + 1, column + 1, line + 1, column + 1 + len(word))


def read_bibliography(text: str, path: str) -> tuple[Bibliography, list[Fault]]:
    """All references of a BibTeX or biblatex file, and every block that could not be read."""
    import bibtexparser

    logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # its warnings are our faults
    library = bibtexparser.parse_string(text)
    bibliography = Bibliography(path, text)
    faults = list(_failed(library, bibliography))
    for entry in library.entries:
        faults.extend(_repeated_fields(entry, bibliography))
        bibliography.entries[entry.key] = entry
        bibliography.references[entry.key] = _reference(entry, path)
    for entry in library.entries:
        faults.extend(_entry_faults(entry, bibliography))
    faults.extend(_stray(library, path))
    return bibliography, faults


def _reference(entry: Any, path: str) -> Reference:
    raw = {field.key.lower(): field.value for field in entry.fields}
    fields = {name: plain(value, name) for name, value in raw.items()}
    return Reference(
        key=entry.key,
        type=entry.entry_type.lower(),
        fields=fields,
        raw=raw,
        authors=read_names(raw.get("author", "")),
        editors=read_names(raw.get("editor", "")),
        path=path,
    )


def _entry_faults(entry: Any, bibliography: Bibliography) -> Iterator[Fault]:
    if not entry.key:
        yield Fault(rules.NO_KEY, Location(bibliography.path, entry.start_line + 1, 1))
    for field in entry.fields:
        value = field.value
        if "=" in value and (_SWALLOWED_FIELD.search(value) or _enclosing(entry, field) == "no-enclosing"):
            yield _field_fault(rules.MISSING_COMMA, entry, field, bibliography)
        elif "#" in value and _enclosing(entry, field) == "no-enclosing":
            yield _field_fault(rules.CONCATENATION, entry, field, bibliography)


def _enclosing(entry: Any, field: Any) -> str:
    """What stood around a value: `{`, `"`, or nothing, as for a number, a string name or a joined value."""
    return str(entry.parser_metadata.get("removed_enclosing", {}).get(field.key, ""))


def _field_fault(rule: Any, entry: Any, field: Any, bibliography: Bibliography) -> Fault:
    return Fault(rule, bibliography.locate((entry.key, field.key.lower())), {"field": field.key})


def _failed(library: Any, bibliography: Bibliography) -> Iterator[Fault]:
    from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock

    for block in library.failed_blocks:
        line = (block.start_line or 0) + 1
        if isinstance(block, DuplicateBlockKeyBlock):
            first = getattr(library.entries_dict.get(block.key), "start_line", 0) or 0
            yield Fault(
                rules.DUPLICATE_CITATION_KEY,
                bibliography.span(line - 1, block.key),
                {"key": block.key, "other": f"{bibliography.path}:{first + 1}"},
            )
        elif isinstance(block, DuplicateFieldKeyBlock):
            yield from _duplicate_fields(block, bibliography)
        else:
            yield Fault(rules.BROKEN_BLOCK, Location(bibliography.path, line, 1))


def _duplicate_fields(block: Any, bibliography: Bibliography) -> Iterator[Fault]:
    """The block stays readable with the first of each repeated field."""
    entry = block.ignore_error_block
    yield from _repeated_fields(entry, bibliography)
    if entry.key and entry.key not in bibliography.entries:
        bibliography.entries[entry.key] = entry
        bibliography.references[entry.key] = _reference(entry, bibliography.path)


def _repeated_fields(entry: Any, bibliography: Bibliography) -> Iterator[Fault]:
    """Every repeated field; `Title` and `title` are one. Only the first of each is kept."""
    first: dict[str, Any] = {}
    for field in entry.fields:
        if first.setdefault(field.key.lower(), field) is not field:
            where = bibliography.span(field.start_line, field.key)
            yield Fault(rules.DUPLICATE_FIELD, where, {"field": field.key})
    if len(first) < len(entry.fields):
        entry.fields = list(first.values())


def _stray(library: Any, path: str) -> Iterator[Fault]:
    """Text outside all blocks, unless it looks like a comment or follows a broken block (its rest)."""
    from bibtexparser.model import ImplicitComment, ParsingFailedBlock

    previous: Any = None
    for block in library.blocks:
        if isinstance(block, ImplicitComment) and not isinstance(previous, ParsingFailedBlock):
            lines = [line.strip() for line in block.comment.split("\n")]
            text = next((line for line in lines if line and not line.startswith(("%", "#"))), "")
            if text:
                line = (block.start_line or 0) + lines.index(text) + 1
                yield Fault(rules.STRAY_TEXT, Location(path, line, 1), {"text": text[:60]})
        previous = block


def merge(bibliographies: list[Bibliography]) -> tuple[dict[str, Reference], list[Fault]]:
    """The references of several files as one, and a fault for each key that two of them hold."""
    merged: dict[str, Reference] = {}
    faults: list[Fault] = []
    for bibliography in bibliographies:
        for key, reference in bibliography.references.items():
            if key in merged:
                other = merged[key].path
                where = bibliography.locate((key,))
                faults.append(Fault(rules.DUPLICATE_CITATION_KEY, where, {"key": key, "other": other}))
            else:
                merged[key] = reference
    return merged, faults
