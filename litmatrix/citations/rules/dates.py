"""Works whose year stands in their name, and a month without a day.

The year that the style adds after `NOU 1999: 13` and `Meld. St. 20 (2009–2010)` is taken away again (see
`parliament`). The style prints a month without a day as `(2024. april)`; APA has `(2024, april)` (Publication
manual, 7th ed., §9.14).
"""

import re

from litmatrix.citations.inlines import edit
from litmatrix.citations.marks import SMALL_IN_SENTENCE, UNDATED, UNDATED_IN_TEXT
from litmatrix.document import Inlines

_IN_CLUSTER = re.compile(f"{UNDATED_IN_TEXT}{UNDATED[1]}?, [^,;()]*(?=[,;)])")
_NARRATIVE = re.compile(f"{UNDATED_IN_TEXT}{UNDATED[1]}? \\([^,;()]*(?:, |(\\)))")
_LEFT = re.compile(f"{UNDATED_IN_TEXT}{UNDATED[1]}?|{SMALL_IN_SENTENCE}")
_LISTED = re.compile(f"{UNDATED}\\. \\([^()]*\\)")
_ENGLISH_DAY = re.compile(r"\((\d{4}[a-z]?), (\d{1,2})\. ([A-Z][a-z]+)\)")
"""English writes its months with a capital, Norwegian does not."""
_MONTH = re.compile(r"\((\d{4}[a-z]?)\. ([^\W\d_]+)\)")


def mend_citation(citation: Inlines) -> Inlines:
    """Without the years that names already hold."""
    return edit(citation, _undated)


def _undated(text: str) -> str:
    text = _IN_CLUSTER.sub("", text)
    return _NARRATIVE.sub(lambda match: "" if match[1] else " (", text)


def mend_entry(entry: Inlines) -> Inlines:
    """The date of an item of the list; in English the month stands before the day."""
    return edit(entry, _dated)


def _dated(text: str) -> str:
    text = _LEFT.sub("", _LISTED.sub("", text))
    return _ENGLISH_DAY.sub(r"(\1, \3 \2)", _MONTH.sub(r"(\1, \2)", text))
