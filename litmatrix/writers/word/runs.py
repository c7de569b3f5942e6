"""Inlines as runs of Word text."""

import re
from collections.abc import Callable, Iterable
from copy import copy
from typing import NamedTuple, assert_never
from urllib.parse import quote, urlsplit

from litmatrix.document import (
    Break,
    Cite,
    Code,
    Emph,
    Figure,
    GapMark,
    Inline,
    Inlines,
    LevelMark,
    Link,
    ProofMark,
    Strong,
    Text,
    plain,
)
from litmatrix.writers.marks import RULE, TO_BE_FILLED, shade, symbol
from litmatrix.writers.word.package import Package
from litmatrix.writers.word.picture import picture
from litmatrix.writers.word.styles import Styles
from litmatrix.writers.word.xml import Element, R, tag, text_node, w

_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_RTL_STRETCH = re.compile(f"([{_RIGHT_TO_LEFT}]+(?:[\\s.,'’־-]+[{_RIGHT_TO_LEFT}]+)*)")
_HAS_RTL = re.compile(f"[{_RIGHT_TO_LEFT}]")
_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_LINK = "Hyperlink"
_ADDRESS = re.compile(r"(?:https?|mailto|doi):", re.IGNORECASE)


class Face(NamedTuple):
    """How a run looks."""

    bold: bool = False
    italic: bool = False
    style: str | None = None
    """Name of a character style."""
    colour: str | None = None
    background: str | None = None
    dashed: bool = False
    """With a thin dashed edge."""


PLAIN = Face()


class Runs:
    """Makes the runs of one document."""

    def __init__(
        self,
        package: Package,
        styles: Styles,
        locale: str | None = None,
    ) -> None:
        """`locale` is said in every run when it is given."""
        self._package = package
        self._styles = styles
        self._locale = locale
        self.cite: Callable[[Cite, Face], Iterable[Element]] | None = None
        """What makes a citation live; without it a citation that is left reads as its keys."""
        # A copy costs a tenth of making the same properties again, and a matrix has thousands of runs.
        self._looks: dict[tuple[Face, bool], Element] = {}

    def of(self, content: Inlines, face: Face = PLAIN) -> list[Element]:
        """The runs and links of a paragraph."""
        return [element for inline in content for element in self._inline(inline, face)]

    def text(self, text: str, face: Face = PLAIN) -> list[Element]:
        """Text in one face. Names in scripts that run from right to left are marked as such."""
        if not _HAS_RTL.search(text):
            return [self._run(text_node(text), face)]
        pieces = enumerate(_RTL_STRETCH.split(text))
        return [self._run(text_node(piece), face, leftwards=at % 2 == 1) for at, piece in pieces if piece]

    def field(self, instruction: str, result: Iterable[Element], face: Face = PLAIN) -> list[Element]:
        """A field: Word computes it anew when asked to, and shows `result` until then."""
        begin, end = self.field_ends(instruction, face)
        return [*begin, *result, *end]

    def field_ends(self, instruction: str, face: Face = PLAIN) -> tuple[list[Element], list[Element]]:
        """What stands before and behind the result of a field."""
        begin = [
            self._run(w("fldChar", fldCharType="begin"), face),
            self._run(text_node(instruction, "instrText"), face),
            self._run(w("fldChar", fldCharType="separate"), face),
        ]
        return begin, [self._run(w("fldChar", fldCharType="end"), face)]

    def level(self, mark: LevelMark, face: Face = PLAIN) -> list[Element]:
        """Symbol and word."""
        sign = self._run(text_node(symbol(mark.rank, mark.of)), face._replace(style="Litmatrix Symbol"))
        return [sign, *self.text(f"\u00a0{mark.label}", face)]

    def picture(self, figure: Figure, width: int, height: int) -> Element:
        """The run that shows a figure; see `picture`."""
        return picture(figure, self._package, width, height)

    def _inline(self, inline: Inline, face: Face) -> list[Element]:
        match inline:
            case Text(text):
                return self.text(text, face) if text else []
            case Strong(content):
                return self.of(content, face._replace(bold=True))
            case Emph(content):
                return self.of(content, face._replace(italic=True))
            case Code(text):
                return self.text(text, face._replace(style="Litmatrix Code Text"))
            case Break():
                return [self._run(w("br"), face)]
            case LevelMark() | GapMark() | ProofMark():
                return self._mark(inline, face)
            case Link(content, url):
                return self._link(content, url, face)
            case Cite():
                return list(self.cite(inline, face)) if self.cite else self.text(plain((inline,)), face)
            case _:
                assert_never(inline)

    def _mark(self, mark: LevelMark | GapMark | ProofMark, face: Face) -> list[Element]:
        match mark:
            case LevelMark():
                return self._chip(mark, face)
            case GapMark(gap, label):
                return self.text(label, face._replace(style="Litmatrix Gap", dashed=gap in TO_BE_FILLED))
            case ProofMark(sign, label, worded):
                drawn = self._run(text_node(sign), face._replace(style="Litmatrix Proof"))
                words = self.text(f"\u00a0{label}", face._replace(style="Litmatrix Gap")) if worded else []
                return [drawn, *words]

    def _chip(self, mark: LevelMark, face: Face) -> list[Element]:
        """A level inside a line: symbol and word on its shade."""
        colours = shade(mark.rank, mark.of)
        return self.level(mark, face._replace(colour=colours.ink, background=colours.background))

    def _link(self, content: Inlines, url: str, face: Face) -> list[Element]:
        address = safe_address(url)
        if address is None or face.style == _LINK:  # a link in a link is none
            return self.of(content, face)
        link = w("hyperlink", *self.of(content, face._replace(style=_LINK)))
        link.set(f"{{{R}}}id", self._package.relate("hyperlink", address, external=True))
        link.set(tag("history"), "1")
        return [link]

    def _run(self, content: Element, face: Face, *, leftwards: bool = False) -> Element:
        run = w("r")
        if face != PLAIN or leftwards or self._locale:
            look = self._looks.get((face, leftwards))
            if look is None:
                look = self._looks[face, leftwards] = self._properties(face, leftwards)
            run.append(copy(look))
        run.append(content)
        return run

    def _properties(self, face: Face, leftwards: bool) -> Element:
        """In the order of the schema (CT_RPr), which Word insists on."""
        properties = w("rPr")
        if face.style:
            properties.append(w("rStyle", val=self._styles.id(face.style)))
        if face.bold:
            properties.extend((w("b"), w("bCs")))
        if face.italic:
            properties.extend((w("i"), w("iCs")))
        if face.colour:
            properties.append(w("color", val=face.colour))
        if face.dashed:
            properties.append(w("bdr", val="dashed", sz=4, space=0, color=RULE))
        if face.background:  # the edge is the margin around the text, without a sign that is not the author's
            if not face.dashed:
                properties.append(w("bdr", val="single", sz=8, space=0, color=face.background))
            properties.append(w("shd", val="clear", color="auto", fill=face.background))
        if leftwards:
            properties.append(w("rtl"))
        if self._locale:
            properties.append(w("lang", val=self._locale))
        return properties


def safe_address(url: str) -> str | None:
    """An address that Word opens without complaint, or None for what is no web or mail address."""
    if not _ADDRESS.match(url):
        return None
    if url[:4].lower() == "doi:":
        url = f"https://doi.org/{url[4:].strip()}"
    try:
        parts = urlsplit(url.strip())
        host = parts.netloc.encode("idna").decode() if parts.netloc else ""
    except (ValueError, UnicodeError):
        return None
    if parts.scheme.lower() != "mailto" and not host:
        return None
    kept = "/:@!$&'()*+,;=~-._%"
    parts = parts._replace(
        path=_STRAY_PERCENT.sub("%25", parts.path), query=_STRAY_PERCENT.sub("%25", parts.query)
    )
    return parts._replace(
        scheme=parts.scheme.lower(),
        netloc=quote(host, safe=kept),
        path=quote(parts.path, safe=kept),
        query=quote(parts.query, safe=kept + "?"),
        fragment=quote(parts.fragment, safe=kept + "?"),
    ).geturl()
