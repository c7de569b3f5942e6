"""Several works by the same author in one citation: commas between them, also with pages.

`(Hatlevoll, 2011, s. 32, 2022, s. 12)`; the style goes back to semicolons there.
Source: https://sokogskriv.no/ofte-stilte-sporsmal/#flere-kilder-i-samme-parentes
"""

import re

from litmatrix.citations.inlines import edit
from litmatrix.document import Inlines

_YEAR_ALONE = re.compile(r"; (?=(?:\d{4}[a-z]?|u\.å\.(?:-[a-z])?|n\.d\.(?:-[a-z])?)(?:[,;)/]|$))")


def mend(citation: Inlines) -> Inlines:
    """A comma before a year that stands without a name."""
    return edit(citation, lambda text: _YEAR_ALONE.sub(", ", text))
