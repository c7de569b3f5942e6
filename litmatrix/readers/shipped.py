"""What comes along with litmatrix: templates, the beginnings of a review, and the real review.

In a wheel these lie inside the package; in a checkout templates and review lie at the top, where people
look for them.
"""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from litmatrix.message import LanguageCode

_CHECKOUT = Path(__file__).resolve().parents[2]
_TOOLS = files("litmatrix") / "appraisal" / "tools"
_EXAMPLE = ("sources", "matrices")
_EXCERPTS = frozenset({"imdi2024.txt"})
"""Full texts belong to their publishers. These hold the sentences that the real review quotes, and no more."""


def shipped_templates() -> dict[str, str]:
    """The templates by name."""
    return {item.name: item.read_text("utf-8") for item in templates_home().iterdir() if item.name.endswith(".j2")}


def templates_home() -> Traversable:
    """The folder of the shipped templates."""
    packed = files("litmatrix") / "templates"
    return packed if packed.is_dir() else _CHECKOUT / "templates"


def shipped_tools() -> tuple[str, ...]:
    """The ids of the appraisal tools, sorted."""
    return tuple(
        sorted(item.name.removesuffix(".yaml") for item in _TOOLS.iterdir() if item.name.endswith(".yaml"))
    )


def shipped_tool(name: str) -> tuple[str, str]:
    """The path of a tool's file, for people, and its text. `name` is one of `shipped_tools()`."""
    return f"litmatrix/appraisal/tools/{name}.yaml", (_TOOLS / f"{name}.yaml").read_text("utf-8")


def starter_texts(language: LanguageCode) -> dict[str, str]:
    """The files that a new review begins with, by name, with `${…}` where something is filled in."""
    folder = files("litmatrix") / "starter"
    texts = {item.name: item.read_text("utf-8") for item in (folder / language).iterdir()}
    return {**texts, "references.bib": (folder / "references.bib").read_text("utf-8")}


def pipeline_text(name: str) -> str:
    """A file for continuous integration: `github.yml`, `gitlab.yml` or `pre-commit.yaml`."""
    return (files("litmatrix") / "starter" / "ci" / name).read_text("utf-8")


def example_files() -> Mapping[str, bytes]:
    """Every file of the real review, by its path from the root."""
    packed = files("litmatrix") / "example"
    home = packed if packed.is_dir() else _CHECKOUT
    return {path: file.read_bytes() for part in _EXAMPLE for path, file in _walk(home / part, part)}


def _walk(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.name.startswith((".", "~")) or (path.endswith("/fulltext") and item.name not in _EXCERPTS):
            continue
        if item.is_dir():
            yield from _walk(item, f"{path}/{item.name}")
        else:
            yield f"{path}/{item.name}", item
