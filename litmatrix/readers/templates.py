"""The texts of a review's own templates."""

from collections.abc import Mapping
from pathlib import Path

from litmatrix.diagnostic import Fault, nearest
from litmatrix.location import Location
from litmatrix.readers.files import read_text
from litmatrix.readers.folder import list_files
from litmatrix.readers.rules.templates import UNUSED_TEMPLATE
from litmatrix.readers.shipped import templates_home

FOLDER = "templates"
_ENDING = ".j2"


def read_templates(root: Path) -> tuple[dict[str, str], list[Fault]]:
    """The templates in `root/templates`, by name, and what is wrong with their files."""
    names, faults = _names(root)
    own: dict[str, str] = {}
    for name in names:
        text, more = read_text(root, f"{FOLDER}/{name}")
        faults += more
        if text is not None:
            own[name] = text
    return own, faults


def unused_templates(root: Path) -> list[Fault]:
    """The templates in `root/templates` that replace no shipped one, and that no other template names."""
    names, _ = _names(root)
    if not names:
        return []
    known = tuple(sorted(item.name for item in templates_home().iterdir() if item.name.endswith(_ENDING)))
    if set(names) <= set(known):
        return []
    own, _ = read_templates(root)  # only now: a build reads them itself
    return [
        Fault(UNUSED_TEMPLATE, Location(f"{FOLDER}/{name}"), {"name": name, "known": known, "near": near})
        for name in names
        if name not in known and not _is_named(name, own)
        for near in (nearest(name, known),)
    ]


def _names(root: Path) -> tuple[list[str], list[Fault]]:
    """In a checkout of litmatrix the folder holds the shipped templates themselves; they are nobody's own."""
    if str(templates_home()) == str((root / FOLDER).resolve()):
        return [], []
    paths, faults = list_files(root, FOLDER, (_ENDING,))
    return [path.removeprefix(f"{FOLDER}/") for path in paths], faults


def _is_named(name: str, own: Mapping[str, str]) -> bool:
    return any(mark + name + mark in text for other, text in own.items() if other != name for mark in "\"'")
