"""Edition before translator: `(2. utg., M. Ulleland, Overs.)`; the style puts them the other way round.

Source: https://sokogskriv.no/referansestiler/apa-7th.html#religiose-og-klassiske-verk
"""

from litmatrix.citations.csl_item import Item
from litmatrix.citations.names import split_names, with_initials
from litmatrix.citations.work import Work

_TRANSLATOR = {"nb": "Overs.", "nn": "Oms.", "en": "Trans."}
_EDITION = {"nb": "{n}. utg.", "nn": "{n}. utg."}


def prepare(work: Work) -> Item:
    """Edition and translators in one text, where a book has both."""
    item, reference, words = work
    edition, translators = item.get("edition", ""), item.get("translator")
    if not edition or not translators or words.code not in _EDITION:
        return item
    names = [with_initials(name) for name in split_names(reference.raw.get("translator", ""))]
    shown = _EDITION[words.code].format(n=edition) if edition.isdigit() else edition
    people = " & ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    book = {name: value for name, value in item.items() if name != "translator"}
    return book | {"edition": f"{shown}, {people}, {_TRANSLATOR[words.code]}"}
