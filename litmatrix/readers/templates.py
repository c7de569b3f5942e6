"""The texts of a review's own templates."""

from collections.abc import Mapping
from pathlib import Path

from litmatrix.diagnostic import Fault, nearest
from litmatrix.location import Location
from litmatrix.readers.files import read_text
from litmatrix.readers.folder import list_files
from litmatrix.readers.rules.templates import UNUSED_TEMPLATE
from litmatrix.readers.shipped import templates_home


def read_templates(root: Path) -> tuple[dict[str, str], list[Fault]]:
    """The templates in `root/templates`, by name, and what is wrong with their files.

    In a checkout of litmatrix that folder holds the shipped templates themselves; they are nobody's own.
    """
    if str(templates_home()) == str((root / "templates").resolve()):
        return {}, []
    paths, faults = list_files(root, "templates", (".j2",))
    own: dict[str, str] = {}
    for path in paths:
        text, more = read_text(root, path)
        faults += more
        if text is not None:
            own[path.removeprefix("templates/")] = text
    return own, faults


def unused_templates(root: Path) -> list[Fault]:
    """The templates in `root/templates` that replace no shipped one, and that no other template names."""
    own, _ = read_templates(root)
    if not own:
        return []
    known = tuple(sorted(item.name for item in templates_home().iterdir() if item.name.endswith(".j2")))
    return [
        Fault(UNUSED_TEMPLATE, Location(f"templates/{name}"), {"name": name, "known": known, "near": near})
        for name in own
        if name not in known and not _is_named(name, own)
        for near in (nearest(name, known),)
    ]


def _is_named(name: str, own: Mapping[str, str]) -> bool:
    return any(mark + name + mark in text for other, text in own.items() if other != name for mark in "\"'")
