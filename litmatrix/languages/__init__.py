"""The words and habits of the languages that a review is written in.

Every word that a document or the terminal prints stands in `nb.py`, `nn.py` and `en.py`, under the same
keys. What a rule says stands with the rule (`Message`). Everything here is pure.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

from litmatrix.languages import en, nb, nn
from litmatrix.languages.alphabet import ENGLISH, NORWEGIAN, sort_key
from litmatrix.message import LanguageCode

_DATE = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?\Z")
_RANGED = frozenset({"page", "chapter", "paragraph"})
# "A-3" and "§ 6-2" are no ranges: only numbers, or only roman numerals, on both sides of one dash.
_RANGE = re.compile(r"(?<![\w-])(\d+|[ivxlcdm]+)\s*[-\u2010-\u2014]+\s*(\d+|[ivxlcdm]+)(?![\w-])", re.IGNORECASE)
_OPENING, _CLOSING = re.compile("[«“„]"), re.compile("[»”]")
_GERMAN = re.compile("„([^„“”]*)“")
_SEVERAL = re.compile(r"[\u2013,;&]|\b(?:og|and)\b")


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its words and its way of writing lists, quotations, places, dates and numbers."""

    code: LanguageCode
    locale: str
    """BCP 47, for HTML, Word and CSL: nb-NO."""
    latex_name: str
    """The name that LaTeX's babel knows it by."""
    labels: Mapping[str, str] = field(repr=False, compare=False)
    letters: Mapping[str, str] = field(repr=False, compare=False)

    def label(self, key: str, **parameters: object) -> str:
        """The words for `key`, its `{names}` filled in. Raises `KeyError` for an unknown one (a bug)."""
        return self.labels[key].format(**parameters)

    def count(self, n: int, key: str, **parameters: object) -> str:
        """How many: "3 studier", "1 studie", and "ingen studier" where the labels have a form for none.

        Where one is written in words ("Én studie er …"), so are the numbers up to twelve ("To studier er …"), as in
        running text; a table counts in figures.
        """
        form = "one" if n == 1 else "other"
        if n == 0 and f"{key}.none" in self.labels:
            form = "none"
        one, other = (self.labels.get(f"{key}.{name}", "") for name in ("one", "other"))
        word = "" if "{n}" in one else self.labels.get(f"number.word.{n}", "")
        if other.startswith("{n}") and one[:1].isupper():
            word = word[:1].upper() + word[1:]
        return self.label(f"{key}.{form}", n=word or self.number(n), **parameters)

    def join(self, items: Sequence[str]) -> str:
        """A list in running text: "a, b og c"."""
        if len(items) < 2:
            return "".join(items)
        return ", ".join(items[:-1]) + self.labels["list.last"] + items[-1]

    def quote(self, text: str) -> str:
        """`text` in quotation marks; double marks inside it become single ones, as the convention is."""
        left, right = self.labels["quote.inner.open"], self.labels["quote.inner.close"]
        text = _GERMAN.sub(f"{left}\\1{right}", text)
        text = _OPENING.sub(left, _CLOSING.sub(right, text))
        return self.labels["quote.open"] + text + self.labels["quote.close"]

    def locator(self, label: str, value: str) -> str:
        """A place in a report: "s. 12–14", "avsn. 3", and a heading in quotation marks.

        `label` is one of `LOCATOR_LABELS`; another raises `KeyError` (a bug).
        """
        if label == "section":
            return self.quote(value)
        shown = _RANGE.sub("\\1\u2013\\2", value) if label in _RANGED else value
        form = "other" if _SEVERAL.search(shown) else "one"
        return self.label(f"locator.{label}.{form}", value=shown)

    def gap(self, value: str) -> str:
        """The word for a value that is not there; `value` is one of `Gap`."""
        return self.labels[f"gap.{value}"]

    def date(self, iso: str) -> str:
        """A date in words: "14. februar 2023", "februar 2023", "2023". Otherwise raises `ValueError`."""
        parts = _DATE.match(iso)
        if parts is None:
            raise ValueError(f"not a date: {iso!r}")
        year, month, day = parts.groups()
        if month is None:
            return year
        named = f"{self.labels[f'month.{month}']} {year}"
        return self.label("date", day=int(day), month=named) if day else named

    def number(self, value: float | Decimal, decimals: int | None = None) -> str:
        """A number as it is written: "1 234,5". `decimals` rounds, half away from zero."""
        exact = Decimal(str(value))
        if decimals is not None:
            exact = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        if not exact:
            exact = exact.copy_abs()  # no "−0"
        signs = {",": self.labels["number.thousands"], ".": self.labels["number.decimal"], "-": "\u2212"}
        return "".join(signs.get(sign, sign) for sign in f"{exact:,f}")

    def percent(self, share: float | Decimal, decimals: int = 0) -> str:
        """A share of 1 in per cent: 0.7 is "70 %"."""
        return self.label("percent", n=self.number(Decimal(str(share)) * 100, decimals))

    def sort_key(self, text: str) -> tuple[str, str]:
        """What to sort by: æ, ø, å last in Norwegian, accents and case only where all else is equal."""
        return sort_key(text, self.letters)


LANGUAGES: Mapping[str, Language] = MappingProxyType(
    {
        "nb": Language("nb", "nb-NO", "norsk", nb.LABELS, NORWEGIAN),
        "nn": Language("nn", "nn-NO", "nynorsk", nn.LABELS, NORWEGIAN),
        "en": Language("en", "en-GB", "british", en.LABELS, ENGLISH),
    }
)


def language(code: str) -> Language:
    """The language with this code. Raises `KeyError` for another than `LANGUAGES` holds (a bug)."""
    return LANGUAGES[code]
