"""Any text as HTML that reads as that text, in an element and in an attribute. The only markupsafe import of a
writer."""

import re

import markupsafe

# No character of HTML (WHATWG, "preprocessing the input stream"), or none that UTF-8 can hold.
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LINE_BREAKS = re.compile("[\n\r\f\x85\u2028\u2029]+")
_BREAK = "\u200b"
LONGEST_WORD = 30
"""In signs. Only what is no word is longer: addresses, numbers, slips of the keyboard."""
_SLASH = re.compile(r"(?<=[^\W_])/(?=[^\W_])")
_LONG = re.compile(rf"[^\s{_BREAK}]{{{LONGEST_WORD}}}(?=[^\s{_BREAK}])")
_LINKED = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x20\x7f]+\Z", re.IGNORECASE)
_DOI = re.compile(r"doi:\s*(10\.[^\s\x00-\x20\x7f]+)\Z", re.IGNORECASE)


def escape(text: str) -> str:
    """`text` for the inside of an element or of a quoted attribute; line breaks become spaces."""
    return str(markupsafe.escape(_NO_CHARACTER.sub("\ufffd", _LINE_BREAKS.sub(" ", text))))


def words(text: str) -> str:
    """`text` for the inside of an element, where lines may also be broken after a slash and in very long words."""
    return escape(breakable(text)).replace(_BREAK, "<wbr>")


def breakable(text: str) -> str:
    """`text` with a space of no width (U+200B) where a line may be broken besides at spaces."""
    if "/" in text:
        text = _SLASH.sub(f"/{_BREAK}", text)
    return _LONG.sub(f"\\g<0>{_BREAK}", text) if len(text) > LONGEST_WORD else text


def code(text: str) -> str:
    """`text` with its line breaks kept."""
    return "\n".join(map(escape, text.split("\n")))


def address(url: str) -> str | None:
    """`url` for an `href`, or None when it leads anywhere else than the web or a mailbox."""
    doi = _DOI.match(url)
    target = f"https://doi.org/{doi[1]}" if doi else url
    return escape(target) if _LINKED.match(target) else None
