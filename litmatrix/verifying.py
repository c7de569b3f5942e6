"""Where reading full texts and verifying quotes meet: a loaded review in, every quote's verdict out."""

from pathlib import Path
from typing import NamedTuple

from litmatrix.diagnostic import Diagnostic, diagnose
from litmatrix.load import Loaded
from litmatrix.readers.fulltext import Keep, read_fulltexts
from litmatrix.verification import Verdict, Verification
from litmatrix.verification import verify as verify_quotes
from litmatrix.verification.rules import run


class Verified(NamedTuple):
    """What came of verifying a review."""

    verification: Verification
    diagnostics: tuple[Diagnostic, ...]
    """What is wrong with full texts and with quotes, sorted by place."""
    unreadable: frozenset[str]
    """Citation keys of reports whose full text is there and cannot be read."""

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """One per quote, in the order of the studies and their evidence."""
        return self.verification.verdicts


def verify(loaded: Loaded, root: Path, keep: Keep | None = None) -> Verified:
    """Hold every quote of a review against the full texts in `sources/fulltext/` below `root`.

    `keep` is given each text that had to be extracted, as a name and bytes, to be kept in the folder
    `litmatrix.readers.fulltext.CACHE`; without it the next run extracts them anew.
    """
    if loaded.review is None:
        return Verified(Verification(), (), frozenset())
    read = read_fulltexts(root, loaded.review.references.keys(), keep)
    verification = verify_quotes(loaded.review, read.texts)
    found = diagnose([*read.faults, *run(verification)], loaded.locate, loaded.language)
    return Verified(verification, found, read.unreadable)
