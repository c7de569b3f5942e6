"""What a writer may need besides the document."""

from typing import NamedTuple

from litmatrix.diagnostic import Locate
from litmatrix.model import Review
from litmatrix.writers.templates import Templates


class Setting(NamedTuple):
    """The surroundings of a document: its templates, the review it tells of, and how places are found."""

    templates: Templates
    review: Review
    locate: Locate
