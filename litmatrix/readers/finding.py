"""A finding's file: front matter in YAML, then the author's own prose in Markdown."""

import re
from collections.abc import Mapping
from functools import lru_cache

from litmatrix.diagnostic import Fault
from litmatrix.document import CiteItem
from litmatrix.location import Key, Location, Place
from litmatrix.model import Citation, Finding, FindingHeader
from litmatrix.readers.decode import decode
from litmatrix.readers.prose import read_prose
from litmatrix.readers.rules import format as rules
from litmatrix.readers.yaml import Span, positions, read_yaml

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def read_finding(text: str, path: str, name: str) -> tuple[Finding | None, list[Fault]]:
    """The finding in `text`, and what is wrong with it. `name` is the file's name without `.md`."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return None, [Fault(rules.NO_FRONT_MATTER, Location(path))]
    tree, faults = read_yaml(match[1], path, first_line=2)
    if tree is None:
        return None, faults
    header, more = decode(FindingHeader, tree, path)
    if header is None:
        return None, faults + more
    title, body, found = read_prose(text[match.end() :])
    citations = tuple(
        _citation(item, span, match.end(), path)
        for citation in found
        for item, span in zip(citation.cite.items, citation.keys, strict=True)
    )
    start = match.end()
    finding = Finding(name, path, title, header, body, citations, prose=text[start:], prose_start=start)
    return finding, faults + more


def _citation(item: CiteItem, span: tuple[int, int], offset: int, path: str) -> Citation:
    start, end = span
    return Citation(item.key, item.label, item.locator, Place(path, ("text", offset + start, end - start)))


def locate_in_finding(text: str, keys: tuple[Key, ...], part: str) -> tuple[int, int, int, int]:
    """Line, column, end line and end column of a place: prose by `("text", offset, length)`, else front matter."""
    if keys[:1] == ("text",) and len(keys) == 3 and isinstance(keys[1], int) and isinstance(keys[2], int):
        return span_of(text, keys[1], keys[2])
    spans = _front_matter_spans(text)
    if spans is None:
        return 1, 1, 1, 1
    while keys and keys not in spans:
        keys, part = keys[:-1], "key"
    if not keys:
        return 1, 1, 1, 4
    span = spans[keys]
    return span.key if part == "key" and span.key else span.value


@lru_cache(maxsize=64)  # a finding may be asked about a hundred times
def _front_matter_spans(text: str) -> Mapping[tuple[Key, ...], Span] | None:
    match = _FRONT_MATTER.match(text)
    return positions(match[1], 2) if match else None


def span_of(text: str, offset: int, length: int) -> tuple[int, int, int, int]:
    """A stretch of characters as line, column, end line and end column, 1-based."""
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    end = offset + length
    end_line = line + text.count("\n", offset, end)
    return line, column, end_line, end - text.rfind("\n", 0, end)
