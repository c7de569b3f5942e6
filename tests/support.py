"""What several tests need: a tiny complete review, and files laid over it."""

import inspect
import re
import textwrap
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from litmatrix.load import Loaded, load

BASE: Mapping[str, str] = MappingProxyType(
    {
        "sources/references.bib": """\
@article{a2020,
  author = {Aas, A.},
  title = {Praksis i kommunene},
  date = {2020},
  journaltitle = {Tidsskrift for praksis},
  volume = {3},
  pages = {10--20}
}

@book{b2021,
  author = {Berg, B.},
  title = {Språk og arbeid},
  date = {2021},
  publisher = {Forlaget}
}
""",
        "sources/a.yaml": """\
reports: [a2020]
aim: Hvordan praksis virker
design: qualitative
method: Intervjuer
found_in: [Oria]
themes: [praksis]
evidence:
  e1: {page: 12, quote: Praksis virker}
ratings:
  F1: {rating: godt, because: Spør både ledere og deltakere, evidence: [e1]}
""",
        "sources/b.yaml": """\
reports: [b2021]
aim: Hva språk betyr for arbeid
design: quantitative
method: Spørreskjema
found_in: [Oria]
themes: [språk]
evidence:
  e1: {page: 40-41, paraphrase: Praksis virker når språket er der}
ratings:
  F1: {rating: lite, because: Nevner praksis ett sted, evidence: [e1]}
""",
        "matrices/r/review.yaml": """\
title: Praksis
question: Hva virker for hvem?
research_questions:
  - {id: F1, label: Virkning, text: Virker praksis?}
scale:
  name: Belegg
  levels:
    - {id: lite, label: Lite, means: Nevner spørsmålet}
    - {id: godt, label: Godt, means: Undersøker spørsmålet}
eligibility:
  include:
    - {id: I1, text: Norske kommuner}
matrix:
  as_of: 2023
""",
        "matrices/r/search.yaml": """\
searches:
  - {database: Oria, date: 2023-02-14, string: praksis AND flyktning*, hits: 112}
""",
        "matrices/r/findings/01-x.md": """\
---
questions: [F1]
supported_by: [a, b]
---
# Praksis virker

Praksis virker [@a2020, s. 12; @b2021].
""",
    }
)
"""A review of which nothing bad can be said."""

_FILE = re.compile(r"^--- (?P<path>\S+)(?P<removed> \(removed\))?\n", re.MULTILINE)


def lay(root: Path, files: Mapping[str, str | None]) -> Path:
    """The base review in `root` with `files` laid over it; None takes a file away. Returns `root`."""
    for path, content in {**BASE, **files}.items():
        if content is not None:
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, "utf-8")
    return root


def loaded(root: Path, files: Mapping[str, str | None] = MappingProxyType({})) -> Loaded:
    """The base review with `files` laid over it, read."""
    return load(lay(root, files))


def examples(docstring: str | None) -> tuple[dict[str, str | None], dict[str, str | None]]:
    """The files of a rule's failing and of its passing example."""
    text = inspect.cleandoc(docstring or "")
    before, fails, passes = re.split(r"^(?:Fails|Passes):\n", text, flags=re.MULTILINE)
    assert before.strip(), "the docstring says nothing before its examples"
    return _files(fails), _files(passes)


def _files(section: str) -> dict[str, str | None]:
    text = textwrap.dedent(section).strip("\n") + "\n"
    marks = list(_FILE.finditer(text))
    assert marks, "an example holds at least one file, after a line such as --- sources/a.yaml"
    assert marks[0].start() == 0, "an example begins with the name of a file"
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return {
        mark["path"]: None if mark["removed"] else text[mark.end() : end].rstrip("\n") + "\n"
        for mark, end in zip(marks, ends, strict=True)
    }
