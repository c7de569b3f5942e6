"""A `.bib` file as references, with every fault in its place.

Other programs survive everything, silently. Here three things that they take for good are refused: a missing
comma, `#`, and no key; and what is written twice is said so.
"""

import re
from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule
from litmatrix.location import Key, Location
from litmatrix.model import Reference
from litmatrix.readers.bibtex_blocks import Blocks, Entry, Field, split
from litmatrix.readers.latex import plain
from litmatrix.readers.names import read_names
from litmatrix.readers.rules import bibtex as rules

_SWALLOWED_FIELD = re.compile(r"[}\"]\s*[A-Za-z]+\s*=\s*[{\"\d]")

_KEY = re.compile(r"@\s*\w+\s*[{(]\s*(?P<key>[^\s,{}()]*)")
_ENTRY_SIGNS = frozenset("@{}=")
_BRACE = re.compile(r"(?<!\\)[{}]")


class Bibliography:
    """The references of one file, and where they stand."""

    def __init__(self, path: str, text: str, blocks: Blocks) -> None:
        self.path = path
        self.text = text
        self.blocks = blocks
        self.references: dict[str, Reference] = {}
        self.entries: dict[str, Entry] = {}
        self.broken = tuple(_key_at(text, blocks.line_starts[line]) for line in blocks.broken)
        """The keys of the entries that could not be read, as far as they can be seen; "" where they cannot."""

    def locate(self, keys: tuple[Key, ...]) -> Location:
        """The place of a block `(key,)` or one of its fields `(key, field)`."""
        entry = self.entries.get(str(keys[0])) if keys else None
        if entry is None:
            return Location(self.path)
        wanted = str(keys[1]) if len(keys) > 1 else ""
        field = next((field for field in entry.fields if field.name.lower() == wanted), None)
        return self.of_entry(entry) if field is None else self.of_field(field)

    def of_entry(self, entry: Entry) -> Location:
        """The place of an entry's key."""
        return self.span(self.blocks.line(entry.offset), entry.key)

    def of_field(self, field: Field) -> Location:
        """The place of a field's name."""
        return self.span(self.blocks.line(field.offset), field.name)

    def block(self, key: str) -> str:
        """The text of a block, from its `@` to its last brace."""
        start = self.text.index("@", self.entries[key].offset)
        depth = 0
        for brace in _BRACE.finditer(self.text, start):
            depth += 1 if brace[0] == "{" else -1
            if depth == 0:
                return self.text[start : brace.end()]
        return self.text[start:]

    def span(self, line: int, word: str) -> Location:
        """The place of `word` on a 0-based line, or the start of the line."""
        start = self.blocks.line_starts[line]
        content = self.text[start : self.text.find("\n", start) + 1 or None]
        column = content.find(word) if word else -1
        if column < 0:
            return Location(self.path, line + 1, 1)
        return Location(self.path, line + 1, column + 1, line + 1, column + 1 + len(word))


def read_bibliography(text: str, path: str) -> tuple[Bibliography, list[Fault]]:
    """All references of a BibTeX or biblatex file, and every block that could not be read."""
    blocks = split(text)
    bibliography = Bibliography(path, text, blocks)
    faults = [Fault(rules.BROKEN_BLOCK, Location(path, line + 1, 1)) for line in blocks.broken]
    for entry in blocks.entries:
        faults.extend(_entry_faults(entry, bibliography))
        if entry.key and entry.key not in bibliography.entries:
            bibliography.entries[entry.key] = entry
            bibliography.references[entry.key] = _reference(entry, path)
    faults.extend(_repeated_strings(bibliography))
    first = min((blocks.line(entry.offset) for entry in blocks.entries), default=0)
    for line, found in blocks.stray:
        if line < first and not _ENTRY_SIGNS.intersection(found):
            continue  # the heading that Mendeley and others write
        faults.append(Fault(rules.STRAY_TEXT, Location(path, line + 1, 1), {"text": found[:60]}))
    return bibliography, faults


def _key_at(text: str, start: int) -> str:
    found = _KEY.search(text, start)
    return found["key"] if found else ""


def _reference(entry: Entry, path: str) -> Reference:
    raw: dict[str, str] = {}
    for field in entry.fields:
        raw.setdefault(field.name.lower(), field.value)
    fields = {name: plain(value, name) for name, value in raw.items()}
    return Reference(
        key=entry.key,
        type=entry.type,
        fields=fields,
        raw=raw,
        authors=read_names(raw.get("author", "")),
        editors=read_names(raw.get("editor", "")),
        path=path,
    )


def _entry_faults(entry: Entry, bibliography: Bibliography) -> Iterator[Fault]:
    first = bibliography.entries.get(entry.key)
    if not entry.key:
        yield Fault(rules.NO_KEY, bibliography.of_entry(entry))
    elif first is not None:
        other = f"{bibliography.path}:{bibliography.of_entry(first).line}"
        where = bibliography.of_entry(entry)
        yield Fault(rules.DUPLICATE_CITATION_KEY, where, {"key": entry.key, "other": other})
    names: set[str] = set()
    for field in entry.fields:
        if field.name.lower() in names:  # `Title` and `title` are one
            yield _field_fault(rules.DUPLICATE_FIELD, field, bibliography)
        names.add(field.name.lower())
        if "=" in field.value and (field.bare or _SWALLOWED_FIELD.search(field.value)):
            yield _field_fault(rules.MISSING_COMMA, field, bibliography)
        elif field.bare and "#" in field.value:
            yield _field_fault(rules.CONCATENATION, field, bibliography)


def _field_fault(rule: Rule, field: Field, bibliography: Bibliography) -> Fault:
    return Fault(rule, bibliography.of_field(field), {"field": field.name})


def _repeated_strings(bibliography: Bibliography) -> Iterator[Fault]:
    """Names of `@string` that are given twice; to BibTeX, `NSF` and `nsf` are one."""
    first: dict[str, int] = {}
    for line, name in bibliography.blocks.strings:
        other = first.setdefault(name.lower(), line)
        if other != line:
            where = bibliography.span(line, name)
            seen = {"key": name, "other": f"{bibliography.path}:{other + 1}"}
            yield Fault(rules.DUPLICATE_CITATION_KEY, where, seen)


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
