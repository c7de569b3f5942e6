"""E-mails, talks, letters: in the text with initials and full date, and not in the list.

`(D. Didriksen, personlig kommunikasjon, 17. desember 2017)`. A letter that others can find (an archive, an
address) is listed like any other work.
Source: https://sokogskriv.no/referansestiler/apa-7th.html#personlig-kommunikasjon-e-poster-samtaler-personlige-intervjuer-o-l
"""

import re

from litmatrix.citations.csl_item import Item
from litmatrix.citations.rules.court_cases import NOT_LISTED
from litmatrix.citations.work import Work

_PRIVATE = re.compile(
    r"personlig kommunikasjon|personal communication|e-?post|e-?mail|samtale|telefon", re.IGNORECASE
)
_FINDABLE = ("archive", "container-title", "DOI", "URL")


def prepare(work: Work) -> Item:
    """A private message keeps only who and when."""
    item, reference = work.item, work.reference
    kind = f"{item.get('genre', '')} {reference.fields.get('howpublished', '')}"
    private = item["type"] == "personal_communication" or _PRIVATE.search(kind)
    if not private or any(variable in item for variable in _FINDABLE):
        return item
    kept = {name: item[name] for name in ("id", "author", "issued", "language") if name in item}
    return kept | {"type": "personal_communication", NOT_LISTED: "1"}
