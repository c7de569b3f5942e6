"""What stands in the fields of a review's files, field by field."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from litmatrix.location import Key, Place
from litmatrix.model import Model, Review


class Written(NamedTuple):
    """A text in a field."""

    text: str
    field: str
    """The name of the innermost field it stands in."""
    place: Place


def fields_that_say(
    texts: Collection[str], review: Review, leave_out: Collection[str] = frozenset()
) -> Iterator[Written]:
    """The fields of review.yaml, search.yaml, the studies of the matrix, the findings and the rating sheets that hold
    one of `texts`, letter by letter; without those named in `leave_out` and what is below them."""
    for value, place in _files(review):
        for keys, text in _found(value, texts, leave_out, ()):
            field = next(key for key in reversed(keys) if isinstance(key, str))
            yield Written(text, field, place.at(*keys))


def _files(review: Review) -> Iterator[tuple[Model, Place]]:
    yield review.protocol, review.protocol.place()
    for study in review.included:
        yield study, study.place()
    for finding in review.findings:
        yield finding.header, finding.place()
    if review.search:
        yield review.search, review.search.place()
    for sheet in review.sheets.values():
        yield sheet, sheet.place()
    if review.consensus:
        yield review.consensus, review.consensus.place()


def _found(
    value: object, texts: Collection[str], leave_out: Collection[str], keys: tuple[Key, ...]
) -> Iterator[tuple[tuple[Key, ...], str]]:
    """The addresses of the texts at and below a value that stands at `keys`."""
    if isinstance(value, str):
        if value in texts:
            yield keys, value
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _found(item, texts, leave_out, (*keys, position))
    elif isinstance(value, Model):
        for name, item in value.__dict__.items():
            if item and name not in leave_out:
                yield from _found(item, texts, leave_out, (*keys, name))
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from _found(item, texts, leave_out, (*keys, name))
