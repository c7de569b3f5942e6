"""The real review that comes with litmatrix, as files by path."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_PARTS = ("sources", "matrices")


def example_files() -> Mapping[str, bytes]:
    """Every file of the shipped review, by its path from the root."""
    return {path: file.read_bytes() for part in _PARTS for path, file in _walk(_home() / part, part)}


def _home() -> Traversable:
    """In a wheel the review lies inside the package; in a checkout it lies at the top."""
    packed = files("litmatrix") / "example"
    return packed if packed.is_dir() else Path(__file__).parent.parent


def _walk(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            if item.name != "fulltext":
                yield from _walk(item, f"{path}/{item.name}")
        elif not item.name.startswith((".", "~")):
            yield f"{path}/{item.name}", item
