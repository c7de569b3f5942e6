"""Abbreviations in a thesis: those everybody knows, and those it introduces itself."""

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import NamedTuple

from litmatrix.audit.manuscript import Manuscript, fits

KNOWN = MappingProxyType(
    {
        "UDI": "Utlendingsdirektoratet",
        "UNE": "Utlendingsnemnda",
        "IMDi": "Integrerings- og mangfoldsdirektoratet",
        "SSB": "Statistisk sentralbyrå",
        "NAV": "Arbeids- og velferdsforvaltningen",
        "NOKUT": "Nasjonalt organ for kvalitet i utdanningen",
        "ILO": "Den internasjonale arbeidsorganisasjonen",
        "FHI": "Folkehelseinstituttet",
        "WHO": "Verdens helseorganisasjon",
        "UNHCR": "FNs høykommissær for flyktninger",
        "KS": "Kommunesektorens organisasjon",
        "FO": "Fellesorganisasjonen",
        "NOU": "Norges offentlige utredninger",
        "APA": "American Psychological Association",
        "OECD": "Organisasjonen for økonomisk samarbeid og utvikling",
        "NVE": "Norges vassdrags- og energidirektorat",
        "DSB": "Direktoratet for samfunnssikkerhet og beredskap",
    }
)
"""Bodies and series that a Norwegian thesis takes for known, by their own names."""

_EXPANSION = re.compile(
    r"((?:[A-ZÆØÅ][\w-]*|[a-zæøå][\w-]*-)(?:\s(?:[^\W\d_][\w-]*)){0,6})\s\(([^\W\d_][\w-]{1,7})\)"
)


class Expansion(NamedTuple):
    """A name with its abbreviation behind it in parentheses."""

    paragraph: int
    start: int
    end: int
    full: str
    short: str


def expansions(manuscript: Manuscript) -> Iterator[Expansion]:
    """Every name that the text abbreviates: "Nasjonalt introduksjonsregister (NIR)"."""
    for position, paragraph in enumerate(manuscript.paragraphs):
        if paragraph.kind not in {"text", "quote", "footnote"} or "(" not in paragraph.text:
            continue
        for match in _EXPANSION.finditer(paragraph.text):
            short = match.group(2)
            if sum(sign.isupper() for sign in short) < 2:
                continue
            full = _name(match.group(1), short)
            if full:
                start = match.start(1) + len(match.group(1)) - len(full)
                yield Expansion(position, start, match.end(), full, short)


def _name(words: str, short: str) -> str | None:
    """The part of the words that the abbreviation stands for: where its letters begin, or the last capital."""
    parts = words.split()
    starts = [start for start, part in enumerate(parts) if part[0].isupper()]
    fitting = [start for start in starts if fits(short, " ".join(parts[start:]))]
    if fitting:
        return " ".join(parts[fitting[0] :])
    if not starts:
        return None
    return " ".join(parts[starts[-1] :])
