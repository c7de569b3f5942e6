"""Documents and settings for the tests of the writers: one small review with everything hostile in it."""

from functools import cache
from pathlib import Path

from litmatrix.citations.author_year import cite_author_year
from litmatrix.document import Document
from litmatrix.findings import build_findings
from litmatrix.load import Loaded, load
from litmatrix.matrix import build_matrix
from litmatrix.model import Review
from litmatrix.readers.shipped import shipped_templates
from litmatrix.writers import Setting
from litmatrix.writers.templates import Templates

REVIEW = Path(__file__).parents[1] / "review"


@cache
def hostile() -> Loaded:
    """The review in tests/review, read."""
    return load(REVIEW)


def review() -> Review:
    """The hostile review."""
    whole = hostile().review
    assert whole is not None
    return whole


def document(kind: str) -> Document:
    """Its matrix or its findings, with citations as text."""
    make = {"matrix": build_matrix, "findings": build_findings}[kind]
    return cite_author_year(make(review()), review())


def setting(**own: str) -> Setting:
    """Its surroundings, with templates of its own laid over the shipped ones: `setting(matrix_md="…")`."""
    names = {f"{name.replace('_', '.')}.j2": text for name, text in own.items()}
    return Setting(Templates(names, shipped_templates()), review(), hostile().locate)
