"""A range of pages, or a session of parliament, is written with a hyphen.

Between numbers stands the longer dash, –. A matter of style: nobody is misled. Source: UiT, APA 7.

Fails:
    Flere vil ha jobb (Leirvik & Staver, 2019, s. 16-20).

Passes:
    Flere vil ha jobb (Leirvik & Staver, 2019, s. 16–20).
"""

import re
from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

_HYPHEN = re.compile(r"\d\s?(-{1,2}|[‐‑‒])\s?\d")

RULE = audit_rule(
    "FRM011",
    "hyphen-in-range",
    "style",
    message=Message(nb="Bindestrek i «{text}».", nn="Bindestrek i «{text}».", en="A hyphen in “{text}”."),
    hint=Message(
        nb="Mellom tall står tankestrek uten mellomrom: «{right}».",
        nn="Mellom tal står tankestrek utan mellomrom: «{right}».",
        en="Between numbers stands an en dash without spaces: “{right}”.",
    ),
    why=Message(
        nb="Tankestreken betyr «fra … til». Dette er finpuss: ingen misforstår bindestreken.",
        nn="Tankestreken tyder «frå … til». Dette er finpuss: ingen misforstår bindestreken.",
        en="The en dash means “from … to”. This is polish: nobody misunderstands the hyphen.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per range."""
    for citation, work in manuscript.in_text():
        text = manuscript.text(citation)
        spans = []
        if work.locator and work.locator.canonical != "section":
            spans.append((work.locator.pages.start, work.locator.pages.end))
        if work.genre == "document":
            spans.append((work.names[0].start, work.names[0].end))
        for start, end in spans:
            match = _HYPHEN.search(text, start, end)
            if match:
                written = text[start:end]
                right = re.sub(r"\s?(?:-{1,2}|[‐‑‒])\s?(?=\d)", "–", written)
                at = (match.start(1), match.end(1))
                yield manuscript.remark(RULE, citation, at, {"text": written, "right": right})
