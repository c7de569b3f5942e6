"""A workbook as a file: the same bytes every time, and no name of a program that did not make it."""

import io
import re
from datetime import datetime

import xlsxwriter

from litmatrix.writers.archive import packed, unpacked

_LONGEST_TITLE = 255
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_FIXED_HEIGHT = re.compile(rb"(<row [^>]*?) customHeight=\"1\"")
_TIMES = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


class Made:
    """A workbook in the making: `book` is XlsxWriter's."""

    def __init__(self, title: str) -> None:
        self._out = io.BytesIO()
        self.book = xlsxwriter.Workbook(self._out, _OPTIONS)
        a_day = datetime(2000, 1, 1)  # noqa: DTZ001 - or XlsxWriter asks the clock; taken out again below
        self.book.set_properties({"title": title[:_LONGEST_TITLE], "created": a_day})

    def data(self) -> bytes:
        """The finished file."""
        self.book.close()
        parts = unpacked(self._out.getvalue())
        return packed({name: _ours(name, content) for name, content in parts.items()})


def _ours(name: str, content: bytes) -> bytes:
    """Without the time, without the name of a program that did not make it, and with rows that still fit
    themselves to what is written in them: our heights are only where they begin."""
    if name == "docProps/core.xml":
        return _TIMES.sub(b"", content)
    if name == "docProps/app.xml":
        return content.replace(b"Microsoft Excel", b"litmatrix")
    return _FIXED_HEIGHT.sub(rb"\1", content) if name.startswith("xl/worksheets/") else content
