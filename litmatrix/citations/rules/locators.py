"""Places in a work as the manual writes them: `kap. 3`, `§ 14-4`, `avsn. 3`, and a heading as it stands.

The style has `Kap.`, `pargr. 14–4`, and takes every other place for a page.
Sources: https://uit.no/ub/skriveogreferere/referansestiler/apa7/samling/sub?p_document_id=728982,
https://sokogskriv.no/referansestiler/apa-7th.html#nettside-fra-organisasjon
"""

import re

from litmatrix.document import CiteItem
from litmatrix.languages import Language
from litmatrix.locator_words import LOCATOR_WORDS

_SEVERAL = re.compile(r"\d\s*(?:,|–|og|and|&)\s*\d|\d–\d")
_NUMBERED = re.compile(r"\d+[a-zæøå]?(?:-\d+)*[a-zæøå]?(?:\s|,|–|$)")
_HEADING = re.compile(r"\d[\d.]*\s+[A-ZÆØÅ]")
_POINT = {"nb": "pkt.", "nn": "pkt.", "en": "section"}
_KNOWN = ("chapter", "paragraph", "table", "figure")
_OWN_WORDS = {"timestamp": "", "section": ""}


def locator(item: CiteItem, of_a_law: bool, words: Language) -> str:
    """The place that `item` names, for a work that is a law or is not."""
    label, value = item.label or "page", (item.locator or "").strip()
    if label == "section":
        return _section(value, of_a_law, words)
    if label in _KNOWN:
        return words.locator(label, value)
    if label in _OWN_WORDS:
        return value
    short = next((word for word, known in LOCATOR_WORDS.items() if known == label), label)
    return f"{label if words.code == 'en' else short}\u00a0{value}"


def is_numbered_heading(value: str) -> bool:
    """Whether it is a heading with its number, `4 Metode`, and no place in a law, `4 første ledd`."""
    return bool(_HEADING.match(value))


def _section(value: str, of_a_law: bool, words: Language) -> str:
    """A paragraph of a law, a numbered section, or a heading."""
    if of_a_law or (_NUMBERED.match(value) and not is_numbered_heading(value)):
        return f"{'§§' if _SEVERAL.search(value) else '§'}\u00a0{value}"
    return f"{_POINT[words.code]}\u00a0{value}" if re.fullmatch(r"[\d.]+", value) else value
