"""Years as they stand in citations."""

import re

YEAR = re.compile(
    r"(?<![\w–/§-])(?<!\d[.,])(?:"
    r"(?:1\d{3}|(?:ca\.\s)?\d{2,4}\s(?:fvt|f\.\s?Kr|BCE)\b\.?)/(?:1[5-9]|20)\d\d(?!\w)"
    r"|(?:1[5-9]|20)\d\d(?:/(?:1[5-9]|20)\d\d)?[a-h]?(?!\w)(?!\s?[%‰])(?!\.\s?\d)(?![–/-]\d)(?!\s(?:prosent|pst|percent)\b)"
    r"|u\.\s?å\.|n\.\s?d\.|udatert\b|i trykk\b|under utgivelse\b|under utgjeving\b|in press\b|forthcoming\b)"
)
"""A year of publication with its letter, or what stands for it. No per cent, no date, no span of years."""

_LETTERS = "abcdefgh"


def base_year(year: str) -> str:
    """The year without its letter: "2021b" is 2021. Blanks in "u. å." are gone."""
    return year.rstrip(_LETTERS) if year[:1].isdigit() else year.replace(" ", "").casefold()


def year_letter(year: str) -> str:
    """The letter of "2021b", or ""."""
    return year[-1] if year[:1].isdigit() and year[-1] in _LETTERS else ""
