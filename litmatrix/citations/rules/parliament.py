"""Papers of the Storting and NOU: the series and number are the author, the ministry is the publisher.

`Meld. St. 20 (2009–2010). *Title*. Kulturdepartementet. URL` without a year of its own; `NOU 1999: 13. (1999).
*Title*. …`. In the text neither has a year: `(Meld. St. 20 (2009–2010), s. 49)`, `(NOU 2016: 16, s. 10)`.
Sources: https://sokogskriv.no/referansestiler/apa-7th.html#meldinger-og-proposisjoner-til-stortinget,
https://uit.no/ub/eksempelsamlinger/samling?p_document_id=724388,
https://kildekompasset.no/references/meldinger-og-innstillinger-til-stortinget-3/
"""

import re
from collections.abc import Iterator

from litmatrix.citations.csl_item import Item
from litmatrix.citations.marks import UNDATED, UNDATED_IN_TEXT
from litmatrix.citations.work import Work

_SESSION = re.compile(
    r"""(?P<series>Meld\.\s?St\.|St\.\s?meld\.|Prop\.|Ot\.\s?prp\.|St\.\s?prp\.|Innst\.|Dok\.|Dokument)
        (?P<house>(?:\s[OSL]\.)?)\s?(?P<nr>(?:nr\.)?)\s?(?P<number>\d+(?::\d+)?)
        (?P<letters>(?:\s[LSO](?:[ +og]+[LSO])?)?)
        [\s,]*\(?(?P<from>(?:18|19|20)\d\d)\s?[-–/]\s?(?P<to>\d{2,4})\)?""",
    re.VERBOSE | re.IGNORECASE,
)
_NOU = re.compile(r"\bNOU[\s,]*((?:19|20)\d\d)\s?:\s?(\d+)", re.IGNORECASE)
_SPELLINGS = {"meldst": "Meld. St.", "stmeld": "St.meld.", "prop": "Prop.", "otprp": "Ot.prp.", "stprp": "St.prp."}
_SPELLINGS |= {"innst": "Innst.", "dok": "Dok.", "dokument": "Dokument"}


def prepare(work: Work) -> Item:
    """A paper whose series stands as its author, its number, its series or before its title."""
    item = work.item
    for text, in_title in _candidates(item):
        session, nou = _SESSION.search(text), _NOU.search(text)
        if session:
            return _paper(item, _session_name(session) + UNDATED, None, session if in_title else None)
        if nou:
            name = f"NOU {nou[1]}: {nou[2]}{UNDATED_IN_TEXT}"
            return _paper(item, name, int(nou[1]), nou if in_title else None)
    return item


def _candidates(item: Item) -> Iterator[tuple[str, bool]]:
    authors = item.get("author") or [{}]
    yield authors[0].get("literal") or authors[0].get("family") or "", False
    genre, series = item.get("genre", ""), item.get("collection-title", "")
    number, in_series = item.get("number", ""), item.get("collection-number", "")
    yield f"{genre} {number}", False
    yield f"{series} {in_series or number}", False
    yield item.get("edition", ""), False
    yield from ((title[:60], True) for title in [item.get("title", "")] if _starts_with_series(title))


def _starts_with_series(title: str) -> bool:
    return bool(_SESSION.match(title) or _NOU.match(title))


def _session_name(found: re.Match[str]) -> str:
    """`Meld. St. 20 (2009–2010)`, spelt as the Storting spells it, whatever the spaces and dashes were."""
    series = _SPELLINGS[re.sub(r"[.\s]", "", found["series"]).lower()]
    house = found["house"].strip()
    parts = [series, house, "nr." if found["nr"] else "", found["number"], found["letters"].strip()]
    return f"{' '.join(part for part in parts if part)} ({found['from']}–{found['to']})"


def _paper(item: Item, name: str, year: int | None, in_title: re.Match[str] | None) -> Item:
    paper: Item = {"id": item["id"], "type": "book", "author": [{"literal": name}]}
    title = item.get("title", "")
    paper["title"] = title[in_title.end() :].lstrip(" .:,–-)") if in_title else title
    if year:
        paper["issued"] = {"date-parts": [[year]]}
    publisher = item.get("publisher") or _ministry(item)
    if publisher:
        paper["publisher"] = publisher
    return paper | {
        variable: item[variable] for variable in ("URL", "language", "title-short") if variable in item
    }


def _ministry(item: Item) -> str:
    """The author, when it is no name of a series but of whoever sent the paper."""
    authors = item.get("author") or [{}]
    name: str = authors[0].get("literal", "")
    return "" if _SESSION.search(name) or _NOU.search(name) else name
