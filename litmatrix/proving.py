"""What the documents of a review say of its quotes: a loaded review in, the marks beside them out."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from litmatrix.diagnostic import Diagnostic
from litmatrix.load import Loaded
from litmatrix.matrix.frame import NO_PROOFS, Proofs
from litmatrix.readers.fulltext import FOLDER, Keep

_DOUBTFUL = frozenset("↷✗")


class Proved(NamedTuple):
    """What is said of quotes, and what it rests on."""

    marks: Proofs = NO_PROOFS
    problems: tuple[Diagnostic, ...] = ()
    """What is wrong with full texts and with quotes, sorted by place, in the review's language."""
    fulltexts: Mapping[str, str] = MappingProxyType({})
    """The full texts that were used: path -> SHA-256 of the file."""

    @property
    def doubtful(self) -> int:
        """How many quotes do not stand where, or as, they are said to."""
        return sum(mark.sign in _DOUBTFUL for mark in self.marks.values())


def prove(loaded: Loaded, root: Path, keep: Keep | None = None) -> Proved:
    """The marks for the documents of a review; none where it has no full text below `root`.

    `keep` is as for `litmatrix.verifying.verify`: without it every text is extracted anew.
    """
    if loaded.review is None or not (root / FOLDER).is_dir():
        return Proved()
    from litmatrix.verification.marks import proof_marks
    from litmatrix.verifying import verify

    verified = verify(loaded.said_in(loaded.review.protocol.language), root, keep)
    marks = proof_marks(verified.verification, loaded.review)
    return Proved(marks, verified.diagnostics, verified.fulltexts)
