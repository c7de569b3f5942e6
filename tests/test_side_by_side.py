"""Two pieces of work at once: the answers are those of doing them in turn."""

import os

import pytest

from litmatrix.side_by_side import side_by_side


def test_both_answers_come_back() -> None:
    assert side_by_side(lambda: {"a": b"1"}, lambda: {"b": b"2" * 1_000_000}) == (
        {"a": b"1"},
        {"b": b"2" * 1_000_000},
    )


def test_a_copy_that_dies_is_made_good() -> None:
    parent = os.getpid()

    def dies_in_the_copy() -> str:
        if os.getpid() != parent:
            os._exit(3)
        return "gjort"

    assert side_by_side(lambda: 1, dies_in_the_copy) == (1, "gjort")


def test_what_is_raised_is_seen() -> None:
    def raises() -> None:
        raise ValueError("feil")

    with pytest.raises(ValueError, match="feil"):
        side_by_side(raises, lambda: 1)
    with pytest.raises(ValueError, match="feil"):
        side_by_side(lambda: 1, raises)
