"""21 authors and more: three spaced full stops before the last one, where citeproc prints one sign.

Source: https://sokogskriv.no/referansestiler/apa-7th.html#hvordan-organisere-referanselista
"""

import re

from litmatrix.citations.inlines import edit
from litmatrix.citations.marks import OTHERS
from litmatrix.document import Inlines

_ELLIPSIS = re.compile(r"(?<=\.), … (?=[^(]*\()")
_OTHERS = re.compile(f",? (?:& )?{OTHERS}(?:,? & {OTHERS})?\\.?")


def mend(entry: Inlines) -> Inlines:
    """The ellipsis among the authors, and authors whom the bibliography itself calls "and others"."""
    return edit(entry, lambda text: _OTHERS.sub(" et al.", _ELLIPSIS.sub(", . . . ", text, count=1)))
