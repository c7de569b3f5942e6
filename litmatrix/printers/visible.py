"""The one point where text from a user's files becomes safe to show: nothing invisible, nothing that acts.

A title may hold an escape sequence that clears the screen, a mark that turns the line around, or a word
that a build server obeys. All of it is shown as what it is: `\\x1b`, `\\u202e`, `\\x3a:`.
"""

import re
from collections.abc import Iterable

# C0, DEL and C1 controls; soft hyphen, joiners, zero-width and bidirectional marks; line and paragraph
# separators; shorthand and music controls; tags; surrogates; the byte order mark and what XML forbids.
# Written out, because Unicode's categories differ between versions of Python. The last one is GitHub's:
# "##[" begins a command to its runner wherever it stands in a line.
_ACTING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]|(?<=##)\\["
)
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def visible(text: str) -> str:
    """`text` with every invisible or acting character spelt out, on one line."""
    return _ACTING.sub(_spelt, text)


def visible_signs(text: str) -> list[str]:
    """The same, character by character."""
    signs = list(text)
    for found in _ACTING.finditer(text):
        signs[found.start()] = _spelt(found)
    return signs


def lines_of(lines: Iterable[str]) -> str:
    """Finished lines as one text; none of them can be a workflow command (`::error …`), even after spaces."""
    return "".join(_unspoken(line) + "\n" for line in lines)


def json_text(text: str) -> str:
    """JSON text that says the same, with every invisible or acting character as an escape of JSON."""
    return _ACTING.sub(lambda sign: sign[0] if sign[0] == "\n" else _json_escape(sign[0]), text)


def _spelt(sign: re.Match[str]) -> str:
    code = ord(sign[0])
    if sign[0] in _NAMED:
        return _NAMED[sign[0]]
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _unspoken(line: str) -> str:
    bare = line.lstrip()
    return line.replace(":", "\\x3a", 1) if bare.startswith("::") else line


def _json_escape(sign: str) -> str:
    halves = sign.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{halves[at : at + 4]}" for at in range(0, len(halves), 4))
