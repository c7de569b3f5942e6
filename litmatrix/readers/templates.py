"""The texts of a review's own templates."""

from pathlib import Path

from litmatrix.diagnostic import Fault
from litmatrix.readers.files import read_text
from litmatrix.readers.folder import list_files
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
