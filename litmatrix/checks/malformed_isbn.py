"""The check digit of an ISBN or ISSN does not fit its other digits.

The last digit is computed from the others, so a wrong digit shows; a library would not find the work.

Fails:
    --- sources/references.bib
    @book{b2021, author = {Berg, B.}, title = {Språk og arbeid}, date = {2021}, publisher = {Forlaget},
      isbn = {978-82-15-02418-8}}

Passes:
    --- sources/references.bib
    @book{b2021, author = {Berg, B.}, title = {Språk og arbeid}, date = {2021}, publisher = {Forlaget},
      isbn = {978-82-15-02418-9}}
"""

import re
from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "REF009",
    "malformed-isbn",
    Severity.WARNING,
    message=Message(
        nb="«{number}» er ikke et gyldig nummer i feltet {field}: kontrollsifferet stemmer ikke.",
        nn="«{number}» er ikkje eit gyldig nummer i feltet {field}: kontrollsifferet stemmer ikkje.",
        en="“{number}” is not a valid number for the field {field}: the check digit does not fit.",
    ),
    hint=Message(
        nb="Sammenlign med tittelbladet; ett siffer er trolig feil, eller to har byttet plass.",
        nn="Samanlikn med tittelbladet; eitt siffer er truleg feil, eller to har bytt plass.",
        en="Compare with the title page; one digit is probably wrong, or two have changed places.",
    ),
    why=Message(
        nb="Det siste sifferet er regnet ut av de andre. Når det ikke stemmer, finner ikke et bibliotek verket.",
        nn="Det siste sifferet er rekna ut av dei andre. Når det ikkje stemmer, finn ikkje eit bibliotek verket.",
        en="The last digit is computed from the others. When it does not fit, no library finds the work.",
    ),
)

_BRACKETED = re.compile(r"\([^)]*\)|ISBN|ISSN|[:.]", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9]+[0-9X]\Z", re.IGNORECASE)
_LONGEST = 200
_LENGTHS = {"isbn": (10, 13), "issn": (8,)}


def check(review: Review) -> Iterator[Fault]:
    """One fault per number whose check digit is wrong. A field may hold several numbers."""
    for reference in review.references.values():
        for field, lengths in _LENGTHS.items():
            for number in _numbers(reference.fields.get(field, "")[:_LONGEST], lengths):
                if not _fits(number, lengths):
                    yield Fault(RULE, reference.place(field), {"number": number[:60], "field": field})


def _numbers(text: str, lengths: tuple[int, ...]) -> list[str]:
    """The numbers of a field, without hyphens; digits set apart by spaces alone are one number."""
    text = re.sub(r"[-‐‑–]", "", _BRACKETED.sub(" ", text))
    whole = "".join(text.split())
    return [whole] if len(whole) in lengths else re.split(r"[\s,;/]+", text.strip()) if text.strip() else []


def _fits(number: str, lengths: tuple[int, ...]) -> bool:
    """The check digits of ISO 2108 (ISBN-10 and -13) and ISO 3297 (ISSN)."""
    if len(number) not in lengths or not _DIGITS.match(number):
        return False
    digits = [10 if sign in "xX" else int(sign) for sign in number]
    if len(digits) == 13:
        return sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0
    return sum(digit * (len(digits) - place) for place, digit in enumerate(digits)) % 11 == 0
