"""The address of a reference is not a web address.

The reference list makes a link of it, which would lead nowhere.

Fails:
    --- sources/references.bib
    @online{b2021, author = {Berg, B.}, title = {Språk og arbeid}, date = {2021}, url = {htpps://ssb.no/artikkel}}

Passes:
    --- sources/references.bib
    @online{b2021, author = {Berg, B.}, title = {Språk og arbeid}, date = {2021}, url = {https://ssb.no/artikkel}}
"""

import re
from collections.abc import Iterator

from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "REF018",
    "malformed-url",
    Severity.WARNING,
    message=Message(
        nb="«{url}» er ikke en nettadresse.",
        nn="«{url}» er ikkje ei nettadresse.",
        en="“{url}” is not a web address.",
    ),
    hint=Message(
        nb="Kopier adressen fra nettleseren. Den begynner med https:// eller http:// og har ingen mellomrom.",
        nn="Kopier adressa frå nettlesaren. Ho byrjar med https:// eller http:// og har ingen mellomrom.",
        en="Copy the address from the browser. It begins with https:// or http:// and holds no spaces.",
    ),
    why=Message(
        nb="Lenken i referanselisten ville ikke ført noe sted.",
        nn="Lenkja i referanselista ville ikkje ført nokon stad.",
        en="The link in the reference list would lead nowhere.",
    ),
)

_ADDRESS = re.compile(r"(?:https?|ftp)://[^\s/?#.]+\.[^\s]+\Z", re.IGNORECASE)


def check(review: Review) -> Iterator[Fault]:
    """One fault per reference whose `url` is none."""
    for reference in review.references.values():
        url = reference.fields.get("url", "").strip()
        if url and not _ADDRESS.match(url):
            yield Fault(RULE, reference.place("url"), {"url": url[:60]})
