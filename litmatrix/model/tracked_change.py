"""What a reader changed in a Word file of ours, with changes tracked: a proposal that the author decides on."""

from typing import Literal, NamedTuple

from litmatrix.location import Location, Place
from litmatrix.model.comment import CommentedOn


class Piece(NamedTuple):
    """A stretch of a paragraph that stays, goes or comes."""

    kind: Literal["same", "old", "new"]
    text: str
    by: str = ""
    date: str | None = None


class TrackedChange(NamedTuple):
    """A paragraph with its changes."""

    at: CommentedOn
    pieces: tuple[Piece, ...]
    place: Place | Location | None = None
    """Where in the author's files that paragraph stands, once it is found."""

    @property
    def old(self) -> str:
        """The paragraph as it was."""
        return "".join(piece.text for piece in self.pieces if piece.kind != "new")
