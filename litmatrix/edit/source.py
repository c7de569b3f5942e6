"""A YAML text, what it says, and where each part of it stands."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from litmatrix.location import Key
from litmatrix.readers.yaml import Span, positions, read_yaml

LINE_END = re.compile(r"\r\n|\r|\n")
_CLOSING = re.compile(r"(?:[\s,]|#[^\r\n]*)*[\]}]")
_MARK = "\ufeff"
Keys = tuple[Key, ...]


class Source:
    """A text, what it says, and where. Lines are counted from 0, offsets in characters."""

    def __init__(self, text: str) -> None:
        self.text = text
        body = LINE_END.sub("\n", text.removeprefix(_MARK))
        self.tree, self.faults = read_yaml(body, "")
        self.spans: dict[Keys, Span] = positions(body)
        first = len(_MARK) if text.startswith(_MARK) else 0
        self.starts = [first, *(match.end() for match in LINE_END.finditer(text))]
        found = LINE_END.search(text)
        self.line_end = found[0] if found else "\n"

    def offsets(self, span: tuple[int, int, int, int]) -> tuple[int, int]:
        """First and last offset of a stretch that is given by lines and columns."""
        return self.starts[span[0] - 1] + span[1] - 1, self.starts[span[2] - 1] + span[3] - 1

    def sign(self, keys: Keys) -> str:
        """The first sign of a value: a bracket, a quotation mark, `>` or `|` of a block, or a letter."""
        start, _ = self.offsets(self.spans[keys].value)
        return self.text[start : start + 1]

    def stretch(self, keys: Keys) -> tuple[int, int]:
        """First and last offset of a value; of a block its first line only, of brackets all that they hold."""
        start, end = self.offsets(self.spans[keys].value)
        if self.text[start : start + 1] not in {"{", "["} or end - start > 1:
            return start, end
        last = self._last_child.get(keys)
        after = self.stretch(last)[1] if last is not None else start + 1
        closing = _CLOSING.match(self.text, after)
        return start, closing.end() if closing else after

    def read_back(self, new: str, wanted: Any) -> str | None:
        """The new text, if it says what is wanted and no fault has come."""
        tree, faults = read_yaml(LINE_END.sub("\n", new.removeprefix(_MARK)), "")
        return new if tree == wanted and len(faults) <= len(self.faults) else None

    @property
    def lines(self) -> int:
        """The number of lines; an empty one after the last line end is none."""
        return len(self.starts) - (0 if self.text[self.starts[-1] :] else 1)

    def line(self, number: int) -> str:
        """A line without its end."""
        return self._lines[number]

    def line_of(self, keys: Keys) -> int:
        """The line on which a field or an item begins."""
        span = self.spans[keys]
        return (span.key or span.value)[0] - 1

    def inserted(self, line: int, lines: Sequence[str]) -> str:
        """The text with lines put in before the line of that number."""
        at, made = self.insertion(line, lines)
        return self.text[:at] + made + self.text[at:]

    def insertion(self, line: int, lines: Sequence[str]) -> tuple[int, str]:
        """Where and what to put in, so that these lines stand before the line of that number."""
        end = self.line_end
        at = self.starts[line] if line < len(self.starts) else len(self.text)
        unended = at > 0 and not self.text[:at].endswith(("\n", "\r", _MARK))
        return at, (end if unended else "") + end.join(lines) + end

    def end_of(self, keys: Keys) -> int:
        """The line after the last of a block: trailing blank lines and comments are not its."""
        here = self.line_of(keys)
        last = min((line for line in self._later(keys) if line > here), default=len(self.starts))
        inner = (self.spans[keys].key or self.spans[keys].value)[1] if self.sign(keys) in {">", "|"} else None
        while last > here + 1 and (not self._lines[last - 1].strip() or self._is_comment(last - 1, inner)):
            last -= 1
        return last

    def inside(self, keys: Keys) -> int:
        """The line after a field and the comments that are further in than its name."""
        column = (self.spans[keys].key or self.spans[keys].value)[1] - 1
        end, limit = self.end_of(keys), min(self._later(keys), default=self.lines)
        own = [
            line + 1 for line in range(end, limit) if self._is_comment(line, None) and self._indent(line) > column
        ]
        return max([end, *own])

    def after(self, keys: Keys) -> int:
        """The line after a field and the comments that are its own.

        A section's own are also comments that follow it at once, unless the next section follows them at once.
        Within a section such comments are about all of it, and stay last.
        """
        end, limit = self.inside(keys), min(self._later(keys), default=self.lines)
        run = end
        while len(keys) == 1 and run < limit and self._is_comment(run, None):
            run += 1
        return run if run == self.lines or run < limit else end

    def before(self, keys: Keys) -> int:
        """The line of a field, or of the comments that stand directly above it; a file's head stays the head."""
        line = first = self.line_of(keys)
        while first > 0 and self._is_comment(first - 1, None) and self._indent(first - 1) == self._indent(line):
            first -= 1
        return first or line

    def _indent(self, line: int) -> int:
        return len(self._lines[line]) - len(self._lines[line].lstrip())

    def _is_comment(self, line: int, inner: int | None) -> bool:
        """Whether a line is a comment; in a text whose lines begin at column `inner`, `#` is a letter."""
        return self._lines[line].lstrip().startswith("#") and (inner is None or self._indent(line) < inner)

    def _later(self, keys: Keys) -> Iterator[int]:
        """The line of what comes next and is not inside."""
        for address in self._order[self._position[keys] + 1 :]:
            if len(address) <= len(keys):
                yield self.line_of(address)
                return

    @cached_property
    def _lines(self) -> list[str]:
        return LINE_END.split(self.text.removeprefix(_MARK))

    @cached_property
    def _order(self) -> list[Keys]:
        return list(self.spans)

    @cached_property
    def _position(self) -> dict[Keys, int]:
        return {address: number for number, address in enumerate(self._order)}

    @cached_property
    def _last_child(self) -> dict[Keys, Keys]:
        return {address[:-1]: address for address in self._order if address}
