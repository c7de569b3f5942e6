"""Web pages: no site name equal to the author, and "Hentet" with a date only where the page has none.

`Hentet 28. juni 2022 fra URL`, without the style's comma.
Source: https://sokogskriv.no/referansestiler/apa-7th.html#nettside-fra-organisasjon
"""

import re

from litmatrix.citations.csl_item import Item
from litmatrix.citations.inlines import edit
from litmatrix.citations.rules.publishers import same_name
from litmatrix.citations.work import Work
from litmatrix.document import Inlines

_DATED = re.compile(r"\b(Hentet|Henta) (\d[^,]*), (fra|frå) $")
_BARE = re.compile(r"\b(?:Hentet fra|Henta frå|Retrieved from) $")


def prepare(work: Work) -> Item:
    """Without the name of the site where the author has said it."""
    item = work.item
    if item["type"] != "webpage" or not same_name(item, "container-title"):
        return item
    return {name: value for name, value in item.items() if name != "container-title"}


def mend(entry: Inlines) -> Inlines:
    """The words before the address."""
    return edit(entry, lambda text: _BARE.sub("", _DATED.sub(r"\1 \2 \3 ", text)))
