"""A work on its way into the style: what every rule gets to see."""

from typing import NamedTuple

from litmatrix.citations.csl_item import Item
from litmatrix.languages import Language
from litmatrix.model import Reference


class Work(NamedTuple):
    """A CSL item, the reference it comes from, and the language of the text it goes into."""

    item: Item
    reference: Reference
    words: Language
