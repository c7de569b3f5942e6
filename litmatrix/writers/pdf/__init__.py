"""A document as PDF, set by Typst: tagged for screen readers (PDF/UA-1), and the same bytes every time.

Typst itself (`litmatrix.writers.typst`) gets the layout as source and the document as data.
"""

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from litmatrix.document import Document
from litmatrix.languages import language
from litmatrix.location import Location
from litmatrix.writers.level_words import level_words
from litmatrix.writers.marks import MUTED, RULE, shade, sweep
from litmatrix.writers.pdf.content import Data, blocks, sections, text
from litmatrix.writers.setting import Setting
from litmatrix.writers.templates import TemplateFault
from litmatrix.writers.typst import compiled

if TYPE_CHECKING:
    from typst import PDFStandard

# What a layout could reach files, packages or new source by.
_REACHING = re.compile(r"\b(?:import|include|eval|plugin|std)\b")


class _Way(NamedTuple):
    """How a PDF is put together."""

    standards: "list[PDFStandard]"
    tagged: bool


_WAYS = (_Way(["ua-1"], tagged=True), _Way([], tagged=True), _Way([], tagged=False))
"""The best first."""
# A breach of the standard; and Typst's tags have faults, such as a link around nothing but a soft hyphen.
_ABOUT_THE_WAY = ("PDF/UA-1 error", "internal error")


def write(document: Document, setting: Setting) -> Mapping[str, bytes]:
    """`pdf`: the whole document. Raises `TemplateFault`."""
    name = f"{document.kind}.typ.j2"
    source = setting.templates.render(name, {})
    where = Location(setting.templates.path(name))
    reaching = _REACHING.search(source)
    if reaching:
        raise TemplateFault(where, f"{reaching[0]}: not in a template")
    return {"pdf": _compiled(source, json.dumps(_data(document, setting)), where)}


def _data(document: Document, setting: Setting) -> Mapping[str, Data]:
    words = language(document.language)
    code, _, region = words.locale.partition("-")
    return {
        "title": text(document.title),
        "language": code,
        "region": region,
        "words": {name: words.label(name) for name in ("table", "figure", "note")},
        "muted": MUTED,
        "line": RULE,
        "levels": [_level(rank, of) for of in level_words(setting.review) for rank in range(of)],
        "blocks": blocks(document.blocks),
        "sections": sections(document.sections),
    }


def _level(rank: int, of: int) -> Data:
    background, ink = shade(rank, of)
    return {"name": f"{of}-{rank}", "background": background, "ink": ink, "sweep": sweep(rank, of)}


def _compiled(source: str, data: str, where: Location) -> bytes:
    """The PDF. What cannot be accessible, such as a sign that no font has, is better printed than not."""
    import typst

    for way in _WAYS:
        try:
            return compiled(source, data, standards=way.standards, tagged=way.tagged)
        except typst.TypstError as error:
            fault = error
            if not error.message.startswith(_ABOUT_THE_WAY):
                break
    raise TemplateFault(where, fault.message.splitlines()[0].rstrip(".")) from fault
