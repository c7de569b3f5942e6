"""Reports, standards and guidelines: series and number as they are, without "Nr.": `(NINA Rapport 1392)`.

Sources: https://sokogskriv.no/referansestiler/apa-7th.html#rapporter and
https://sokogskriv.no/referansestiler/apa-7th.html#standarder-veiledere-og-retningslinjer
"""

from litmatrix.citations.csl_item import Item
from litmatrix.citations.work import Work

_NUMBER = {"nb": "Nr.", "nn": "Nr.", "en": "No."}
_BARE_TYPES = {"techreport", "resreport", "report"}


def prepare(work: Work) -> Item:
    """The series (or the kind of report) and its number as one text that the style prints as it stands."""
    item, words = work.item, work.words
    if item["type"] not in ("report", "book", "document", "pamphlet"):
        return item
    report = dict(item)
    genre = "" if report.get("genre", "").lower() in _BARE_TYPES else report.get("genre", "")
    number = report.pop("number", "")
    if number:
        series = report.get("collection-title") or genre or (_NUMBER[words.code] if number.isdigit() else "")
        report |= {"type": "report", "collection-title": f"{series} {number}".strip()}
        report.pop("collection-number", None)
        report.pop("genre", None)
    elif genre != report.get("genre", ""):
        report.pop("genre")
    return report
