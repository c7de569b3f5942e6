"""Where a Markdown text holds code, addresses and other stretches that are no prose."""

import re
from bisect import bisect_left
from collections import defaultdict

_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_STRETCH = re.compile(
    r"""\\[^\w\s]                                         # an escaped sign
      | (?P<ticks>`+)
      | <!--(?:(?!-->)[\s\S])*+                          # a comment
      | <[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*                # <https://…>
      | (?<![\w{])(?:https?|ftp|mailto|doi):[^\s\[\]<>;]+
      | (?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*+\)  # the address of a link
    """,
    re.VERBOSE,
)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_VISIBLE = re.compile(r"[^\n]")


def without_code(text: str) -> str:
    """The text with code, comments, addresses and escaped signs blanked out (NUL), every offset kept.

    Fenced blocks and code spans after CommonMark 0.31 (https://spec.commonmark.org/), sections 4.5 and 6.1;
    takes time in proportion to the text.
    """
    text = _without_fences(text)
    runs: dict[int, list[int]] = defaultdict(list)
    for run in re.finditer("`+", text):
        runs[len(run.group())].append(run.start())
    blank_lines = [match.start() for match in _BLANK_LINE.finditer(text)]
    pieces, position = [], 0
    while stretch := _STRETCH.search(text, position):
        end = stretch.end()
        if stretch["ticks"]:
            end = _closing(runs[len(stretch["ticks"])], blank_lines, stretch)
        pieces += [text[position : stretch.start()], _blank(text[stretch.start() : end])]
        position = end
    return "".join([*pieces, text[position:]])


def _closing(same_length: list[int], blank_lines: list[int], run: re.Match[str]) -> int:
    """The end of the code span that `run` opens, or of the run when its paragraph closes none."""
    following = bisect_left(same_length, run.end())
    paragraph = bisect_left(blank_lines, run.end())
    limit = blank_lines[paragraph] if paragraph < len(blank_lines) else None
    if following == len(same_length) or (limit is not None and same_length[following] > limit):
        return run.end()
    return same_length[following] + len(run.group())


def _without_fences(text: str) -> str:
    if "```" not in text and "~~~" not in text:
        return text
    lines, fence = [], ""
    for line in text.splitlines(keepends=True):
        mark = _FENCE.match(line)
        inside = bool(fence)
        if not fence and mark:
            fence, inside = mark[1], True
        elif fence and mark and mark[1].startswith(fence) and not line[mark.end() :].strip():
            fence = ""
        lines.append(_blank(line) if inside else line)
    return "".join(lines)


def _blank(text: str) -> str:
    return _VISIBLE.sub("\0", text)
