"""What a level is called where documents show it."""

from litmatrix.model import Protocol, gap_in


def label(level: str | None, question: str, protocol: Protocol) -> str | None:
    """The printed word for a level; a gap, an unknown level and None as they are."""
    if level is None or gap_in(level):
        return level
    return next((one.label for one in protocol.scale_for(question).levels if one.id == level), level)
