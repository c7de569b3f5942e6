"""The texts of the templates: a review's own, and those that come with litmatrix."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from litmatrix.diagnostic import Fault
from litmatrix.readers.files import read_text
from litmatrix.readers.folder import list_files

_ENDING = ".j2"


def read_templates(root: Path) -> tuple[dict[str, str], list[Fault]]:
    """The templates in `root/templates`, by name, and what is wrong with their files.

    In a checkout of litmatrix that folder holds the shipped templates themselves; they are nobody's own.
    """
    if str(_home()) == str((root / "templates").resolve()):
        return {}, []
    paths, faults = list_files(root, "templates", (_ENDING,))
    own: dict[str, str] = {}
    for path in paths:
        text, more = read_text(root, path)
        faults += more
        if text is not None:
            own[path.removeprefix("templates/")] = text
    return own, faults


def shipped_templates() -> dict[str, str]:
    """The templates that come with litmatrix, by name."""
    home = _home()
    return {item.name: item.read_text("utf-8") for item in home.iterdir() if item.name.endswith(_ENDING)}


def _home() -> Traversable:
    """In a wheel they lie inside the package; in a checkout at the top, where people look for them."""
    packed = files("litmatrix") / "templates"
    return packed if packed.is_dir() else Path(__file__).resolve().parents[2] / "templates"
