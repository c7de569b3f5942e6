"""The texts that were read, and where in them a place is.

Exact lines and columns are looked up only when somebody asks, in the very text that was read, and each file
is scanned once for it.
"""

from litmatrix.location import Key, Location, Place
from litmatrix.readers.bibtex import Bibliography
from litmatrix.readers.finding import locate_in_finding
from litmatrix.readers.yaml import Span, positions


class Sources:
    """Every text of a review by path, and the bibliographies, which know their own lines."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.bibliographies: dict[str, Bibliography] = {}
        self._spans: dict[str, dict[tuple[Key, ...], Span]] = {}

    def locate(self, place: Place) -> Location:
        """The exact location of a place, or of the nearest thing above it that is there."""
        text = self.texts.get(place.path)
        if text is None:
            return Location(place.path)
        if place.path in self.bibliographies:
            return self.bibliographies[place.path].locate(place.keys)
        if place.path.endswith(".md"):
            return Location(place.path, *locate_in_finding(text, place.keys, place.part))
        return Location(place.path, *self._in_yaml(place, text))

    def _in_yaml(self, place: Place, text: str) -> tuple[int, int, int, int]:
        if place.path not in self._spans:
            self._spans[place.path] = positions(text)
        spans, keys, part = self._spans[place.path], place.keys, place.part
        while keys and keys not in spans:
            # What should stand here is missing, so its owner's name is shown.
            keys, part = keys[:-1], "key"
        span = spans.get(keys)
        if span is None:
            return 1, 1, 1, 1
        return span.key if part == "key" and span.key else span.value
