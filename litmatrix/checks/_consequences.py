"""What a file that cannot be read makes other rules say, though nothing is wrong there.

Only the file is told of; the rest is looked at again when it can be read.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import NamedTuple

from litmatrix.diagnostic import Fault
from litmatrix.location import Place
from litmatrix.model import Unread


class _Kind(NamedTuple):
    """Files of one kind, and the codes that miss what stands in them."""

    folder: str
    """The start of their path, with the review's name for the star."""
    endings: tuple[str, ...]
    blind: frozenset[str]
    """What cannot be known without them."""
    by_name: frozenset[str] = frozenset()
    """What cannot be known of the study or finding that the file holds."""


_NO_STUDY = frozenset({"STU010", "STU011", "REF002", "REF005", "SEA008", "FIN008", "FIN018", "FIN020"})
_YAML = (".yaml", ".yml")
_KINDS = (
    _Kind("sources/", _YAML, _NO_STUDY, frozenset({"STU003", "COM002"})),
    _Kind("sources/", (".bib",), frozenset({"REF001", "STU001"})),
    _Kind(
        "matrices/*/findings/",
        (".md",),
        frozenset({"REF002", "QUE003", "FIN011"}),
        frozenset({"FIN022", "COM002"}),
    ),
    _Kind("matrices/*/ratings/", _YAML, frozenset({"RAT008", "RAT013", "RAT015"})),
    _Kind("matrices/*/consensus.yaml", ("",), frozenset({"RAT013"})),
    _Kind("matrices/*/search.yaml", ("",), frozenset({"SEA006"})),
)


_BY_FIELD: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "research_questions": ("QUE001", "QUE003", "RAT001"),
        "scale": ("RAT002",),
        "scales": ("RAT002", "RAT003"),
        "raters": ("RAT008",),
        "matrix": ("MAT004",),
        "fields": ("FLD001",),
    }
)
"""Fields of review.yaml, and what cannot be known without the names in them."""
_CELL = frozenset({"MAT006"})
_BY_OWN_FIELD: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        # of a study file
        "reports": frozenset({"STU001", "STU006", "EVI005", "EVI006", "FIN005"}),
        "peer_reviewed": frozenset({"STU009"}),
        "evidence": frozenset({"EVI001"}),
        "ratings": frozenset({"RAT001", "FIN007", "EVI003", "RAT013", "RAT015", "RAT016"}),
        "appraisal": frozenset({"CRA001", "CRA006", "CRA007"}),
        **dict.fromkeys(("title", "aim", "method", "sample", "result", "found_in", "themes"), _CELL),
        # of a finding
        "questions": frozenset({"FIN002"}),
        "supported_by": frozenset({"FIN001", "FIN004"}),
        "contradicted_by": frozenset({"FIN004"}),
        **dict.fromkeys(("confidence", "certainty"), frozenset({"FIN012", "FIN024"})),
    }
)
"""Fields of a study or a finding, and what cannot be known of it without them."""
_BY_FIELD_ANYWHERE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"reports": ("REF002", "REF005"), "questions": ("QUE003",)}
)
"""Fields of a study or a finding, and what then cannot be known of the review: a work or question may be named there."""
_MISSING = frozenset({"EVI002", "EVI004", "RAT006", "RAT007", "STU007"})
"""What is said to be missing from a field, though something stands there that could not be read."""


def without_consequences(faults: Iterable[Fault], review: str, unread: Unread) -> Iterator[Fault]:
    """The faults of the review called `review` that do not follow from what could not be read."""
    files = tuple(_kinds(review, unread))
    blind = {code for _, kind in files for code in kind.blind} | set(_of_fields(review, unread))
    named = {(code, name) for name, kind in files for code in kind.by_name}
    named |= {("REF001", key) for key in unread.keys}
    of_file = frozenset(_of_files(review, unread))
    around = unread.fields | {(path, keys[:-1]) for path, keys in unread.fields}
    for fault in faults:
        code = fault.rule.code
        if code in _MISSING and isinstance(fault.where, Place) and fault.where[:2] in around:
            continue
        if of_file and any((code, name) in of_file for name in _files_of(fault)):
            continue
        if code not in blind and not any((code, value) in named for value in fault.parameters.values()):
            yield fault


def _of_fields(review: str, unread: Unread) -> Iterator[str]:
    """The codes that rest on names which a faulty field of review.yaml, a study or a finding should have given."""
    for path, keys in unread.fields:
        naming = len(keys) <= 2 or keys[2] == "id"
        if path == f"matrices/{review}/review.yaml" and naming:
            yield from _BY_FIELD.get(str(keys[0]), ())
        elif _has_own_fields(path, review):
            yield from _BY_FIELD_ANYWHERE.get(str(keys[0]), ())


def _of_files(review: str, unread: Unread) -> Iterator[tuple[str, str]]:
    """Code, and the name of the study or finding with a faulty field, of which it cannot be known."""
    for path, keys in unread.fields:
        if _has_own_fields(path, review):
            for code in _BY_OWN_FIELD.get(str(keys[0]), ()):
                yield code, PurePosixPath(path).stem


def _has_own_fields(path: str, review: str) -> bool:
    return (path.startswith("sources/") and path.endswith(_YAML)) or path.startswith(
        f"matrices/{review}/findings/"
    )


def _files_of(fault: Fault) -> Iterator[str]:
    """The studies and findings a fault is about: by its words, by its file, or by where it stands in a sheet."""
    if isinstance(study := fault.parameters.get("study"), str):
        yield study
    if isinstance(fault.where, Place):
        yield PurePosixPath(fault.where.path).stem
        yield from (str(key) for key in fault.where.keys[1:2])


def _kinds(review: str, unread: Unread) -> Iterator[tuple[str, _Kind]]:
    """The name of each file that could not be read, and what it is."""
    for path in unread.files:
        for kind in _KINDS:
            if path.startswith(kind.folder.replace("*", review)) and path.endswith(kind.endings):
                yield PurePosixPath(path).stem, kind
