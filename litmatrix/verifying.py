"""Where reading full texts and verifying quotes meet: a loaded review in, every quote's verdict out."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from litmatrix import __version__
from litmatrix.diagnostic import Diagnostic, Fault, by_place, diagnose
from litmatrix.load import Loaded
from litmatrix.model import Review
from litmatrix.readers.fulltext import FullTexts, Keep, read_fulltexts, read_kept
from litmatrix.readers.fulltext.cache import sha256_in
from litmatrix.verification import Verdict, Verification
from litmatrix.verification import verify as verify_quotes
from litmatrix.verification.memory import Known
from litmatrix.verification.rules import run

OUTCOMES = "outcomes.json"
"""The name under which the outcomes of a run are kept."""
VERIFICATION = 2
"""Changes when quotes are judged in another way: outcomes from before are then not used."""


class Verified(NamedTuple):
    """What came of verifying a review."""

    verification: Verification
    diagnostics: tuple[Diagnostic, ...]
    """What is wrong with full texts and with quotes, sorted by place."""
    unreadable: frozenset[str]
    """Citation keys of reports whose full text is there and cannot be read."""
    fulltexts: Mapping[str, str] = MappingProxyType({})
    """The full texts that were used: path -> SHA-256 of the file."""

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """One per quote, in the order of the studies and their evidence."""
        return self.verification.verdicts


def verify(loaded: Loaded, root: Path, keep: Keep | None = None, others: Sequence[Loaded] = ()) -> Verified:
    """Hold every quote of a review against the full texts in `sources/fulltext/` below `root`.

    `others` are further reviews of the same root: they have the same studies, and raters of their own.

    `keep` is given each text that had to be extracted, as a name and bytes, to be kept in the folder
    `litmatrix.readers.fulltext.CACHE`; without it the next run extracts them anew.
    """
    if loaded.review is None:
        return Verified(Verification(), (), frozenset())
    read = read_fulltexts(root, loaded.review.references.keys(), keep)
    digest = _digest(loaded.review, read)
    known = _known(read_kept(root, OUTCOMES), digest)
    beside = [one.review for one in others if one.review is not None]
    verification = verify_quotes(loaded.review, read.texts, known, beside)
    if keep is not None and read.digests and verification.learned != known:
        keep(OUTCOMES, json.dumps([digest, dict(verification.learned)], ensure_ascii=False).encode())
    found = _diagnosed([*read.faults, *run(verification)], (loaded, *others))
    used = {read.paths[key]: sha256_in(name) for key, name in read.digests.items()}
    return Verified(verification, found, read.unreadable, used)


def of_path(path: str, reviews: Sequence[Loaded]) -> Loaded:
    """The review in whose folder a file lies; the first of them for what all share."""
    below = (one for one in reviews if one.review and path.startswith(f"matrices/{one.review.name}/"))
    return next(below, reviews[0])


def _diagnosed(faults: Sequence[Fault], reviews: Sequence[Loaded]) -> tuple[Diagnostic, ...]:
    """Each in the language of the review that it is about."""
    told: list[Diagnostic] = []
    for one in reviews:
        own = [fault for fault in faults if of_path(fault.where.path, reviews) is one]
        told += diagnose(own, one.locate, one.language)
    return tuple(sorted(told, key=by_place))


def _digest(review: Review, read: FullTexts) -> str:
    """What all outcomes rest on: this program, the full texts, and the pages that the references give."""
    pages = {key: review.references[key].fields.get("pages", "") for key in read.digests}
    told = [
        __version__,
        VERIFICATION,
        sorted(read.digests.items()),
        sorted(pages.items()),
        sorted(read.paths.items()),
    ]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def _known(kept: bytes | None, digest: str) -> Known:
    """The outcomes of an earlier run on the same full texts; none where something has changed."""
    try:
        before, outcomes = json.loads(kept or b"[]")
    except (ValueError, RecursionError):
        return {}
    usable = before == digest and isinstance(outcomes, dict)
    return {mark: one for mark, one in outcomes.items() if isinstance(one, list)} if usable else {}
