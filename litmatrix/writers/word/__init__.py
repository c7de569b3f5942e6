"""A document as a Word file that nobody has to repair.

Written as WordprocessingML with lxml (ECMA-376 part 1): real styles, sections, captions, fields and lists, so
that a student's template restyles it and Word's own tables of contents and of tables find it. `file` makes a
file of its own, with the look of a `template` where there is one; `into` fills marked places of a thesis;
`live` makes citations that Zotero keeps up to date.
"""

from collections.abc import Mapping

from litmatrix.document import Document
from litmatrix.writers.setting import Setting

__all__ = ["write"]


def write(document: Document, setting: Setting) -> Mapping[str, bytes]:
    """`docx`: the whole document."""
    from litmatrix.writers.word.file import to_word

    with_citations, live = setting.word.live.get(document.kind, (document, None))
    return {"docx": to_word(with_citations, setting.word.template, live, setting.review)}
