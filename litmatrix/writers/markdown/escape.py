r"""Any text as Markdown that reads as that text: for GitHub, CommonMark and pandoc at once.

Every one of them lets a backslash stand before any ASCII punctuation (CommonMark 0.31, 2.4). What needs no
backslash gets none, so that the file is pleasant to read as it is.
"""

import re

_ALWAYS = r"\\`*_\[\]{}<|~$^\"'#@"
_SPECIAL = re.compile(
    rf"""[{_ALWAYS}]
      | -(?=-) | (?<=-)-           # pandoc makes dashes of them
      | \.(?=\.\.)                 # and an ellipsis
      | &(?=[#\w]+;)               # an entity
      | :(?=//|[\w+-]+:)           # an address that GitHub would link, a name for an emoji
      | (?<=www)\.
      | [\n\r]+
    """,
    re.VERBOSE,
)
# Quick to search; every match of _SPECIAL has one of these.
_MAYBE = re.compile(rf"[{_ALWAYS}&:\n\r]|--")

# What starts a list, a heading, a quotation, a definition, a title block or a table's caption.
_STARTS = frozenset("-+=>:%")
_STARTS_WORD = re.compile(r"\(?(?:[0-9]+|[^\W_]|[ivxlcdmIVXLCDM]+)(?=[.)](?:\s|\Z))|[Tt]able(?=:)")


def escape(text: str) -> str:
    """`text` for the inside of a paragraph, a heading or a cell of a table; line breaks become spaces."""
    if _MAYBE.search(text) or ".." in text or "www." in text:
        return _SPECIAL.sub(_escaped, text)
    return text


def at_line_start(markdown: str) -> str:
    """A line of escaped Markdown made safe to begin a paragraph with."""
    markdown = markdown.strip(" \t")
    if markdown[:1] in _STARTS:
        return f"\\{markdown}"
    word = _STARTS_WORD.match(markdown)
    return f"{word[0]}\\{markdown[word.end() :]}" if word else markdown


def code(text: str) -> str:
    """`text` as a code span, between more backticks than it holds in a row."""
    text = " ".join(text.split("\n"))
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    pad = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def address(url: str) -> str:
    """`url` as the target of a link."""
    return "<" + re.sub(r"[\\<>&|]", r"\\\g<0>", re.sub(r"[\s\x00-\x1f]+", "%20", url)) + ">"


def _escaped(match: re.Match[str]) -> str:
    found = match[0]
    return " " if found[0] in "\n\r" else f"\\{found}"
