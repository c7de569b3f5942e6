"""Words that say what kind of place a locator is, and how a locator is told from the text after it.

Labels are CSL's own (CSL 1.0.2, appendix "Locators"). A paragraph of a Norwegian law (`§`) is a section;
an `avsnitt` of a web page is a paragraph.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

LOCATOR_WORDS: Mapping[str, str] = MappingProxyType(
    {
        word: label
        for label, words in {
            "page": "s. side sider sidene p. pp. pg. page pages",
            "chapter": "kap. kapittel kapitler kapitla kapitlene ch. chap. chaps. chapter chapters",
            "paragraph": "avsn. avsnitt avsnitta avsnittene para. paras. paragraph paragraphs ¶ ¶¶",
            "section": "§ §§ paragraf paragrafer paragrafar sec. secs. sect. section sections",
            "figure": "fig. figs. figur figurer figurar figure figures",
            "table": "tab. tabell tabeller tabellar tbl. table tables",
            "part": "del deler delar pt. pts. part parts",
            "volume": "bd. bind vol. vols. volume volumes",
            "line": "l. ll. linje linjer line lines",
            "note": "note noter notar n. nn. fotnote fotnoter footnote notes",
            "verse": "v. vv. vers verse verses",
            "column": "sp. spalte spalter col. cols. column columns",
            "book": "bok bk. book",
            "folio": "fol. folio",
            "number": "nr. no.",
            "equation": "likning ligning likninger ligninger likningar eq. equation equations",
            "appendix": "vedlegg app. appendix",
        }.items()
        for word in words.split()
    }
)
"""Locator word in lower case, with its full stop if it is a short form -> CSL label."""

_SPACE = r"[ \t\u00a0\u202f]"
_NUMBER = r"(?:[A-Za-zÆØÅæøå]?\d[\dA-Za-zÆØÅæøå.:]*(?<![.:])|[ivxlcdm]+|[IVXLCDM]+)(?![\wæøå])"
_RANGE = rf"{_NUMBER}(?:{_SPACE}*[-–—/]+{_SPACE}*{_NUMBER})?(?:{_SPACE}*(?:ff?|flg)\.(?!\w))?"
_JOINT = rf"(?:{_SPACE}*,{_SPACE}*(?=\d)(?!\d+\.)|{_SPACE}+(?:og|and|&){_SPACE}+(?=[\divxlcdm]))"
_VALUE = re.compile(rf"{_RANGE}(?:{_JOINT}{_RANGE})*+")
_WORD = re.compile(rf"(§§?|¶¶?|[A-Za-zÆØÅæøå]+\.?){_SPACE}*")
_START = re.compile(rf"(?:{_SPACE}*,)?{_SPACE}*")
_TIME = re.compile(r"\d{1,3}(?::[0-5]\d){1,2}(?!\d)")
_HEADING = re.compile(r"(?!\b[ivxlcdm]+\b)\b(?!og\b|and\b|flg\b)[^\W\d_]{3,}", re.IGNORECASE)
_BRACED = re.compile(r"\{([^{}]*)\}")


def split_suffix(suffix: str) -> tuple[str | None, str | None, str]:
    """What follows a citation key, as (CSL label, locator, rest): `, s. 12 f., min utheving`.

    A number without a word is a page, and one like `1:12:30` a point of time in a film. Braces hold a locator
    that no rule would see: `{s. iv og B7}`, or the heading of a section: `{4.1 Sjekklister}`. Without a locator
    the whole suffix is the rest.
    """
    begin = _START.match(suffix)
    position = begin.end() if begin else 0
    braced = _BRACED.match(suffix, position)
    if braced:
        return _braced(braced[1], suffix[braced.end() :])
    label, after_word = _label(suffix, position)
    value = _VALUE.match(suffix, after_word)
    if not value or (label is None and not value.group()[0].isdigit()):
        return None, None, suffix
    return label or _unlabelled(value.group()), value.group(), suffix[value.end() :]


def _label(text: str, position: int) -> tuple[str | None, int]:
    word = _WORD.match(text, position)
    if not word:
        return None, position
    label = LOCATOR_WORDS.get(word[1].lower()) or LOCATOR_WORDS.get(word[1].lower() + ".")
    return (label, word.end()) if label else (None, position)


def _braced(content: str, rest: str) -> tuple[str | None, str | None, str]:
    content = content.strip()
    label, position = _label(content, 0)
    value = content[position:].strip()
    return (label or _unlabelled(value), value, rest) if value else (None, None, rest)


def _unlabelled(value: str) -> str:
    if _TIME.match(value):
        return "timestamp"
    return "section" if _HEADING.search(value) else "page"
