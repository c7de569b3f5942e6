"""A piece of work aside: the answer is that of doing it here."""

import os

import pytest

from litmatrix.aside import aside


def test_the_answer_comes_back() -> None:
    with aside(lambda: {"b": b"2" * 1_000_000}) as answer:
        assert answer() == {"b": b"2" * 1_000_000}


def test_nobody_need_ask() -> None:
    with aside(lambda: b"2" * 1_000_000):
        pass


def test_a_copy_that_dies_is_made_good() -> None:
    parent = os.getpid()

    def dies_in_the_copy() -> str:
        if os.getpid() != parent:
            os._exit(3)
        return "gjort"

    with aside(dies_in_the_copy) as answer:
        assert answer() == "gjort"


def test_what_is_raised_is_seen() -> None:
    def raises() -> None:
        raise ValueError("feil")

    with aside(raises) as answer, pytest.raises(ValueError, match="feil"):
        answer()
