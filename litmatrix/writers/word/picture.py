"""A figure as Word shows it: a picture in the line, with words for those who do not see it.

Newer programs draw the SVG, which Word keeps as an extension of the picture; older ones show its dots
(ECMA-376 part 1, 20.4 and 21; [MS-ODRAWXML] 2.3.5.3 for the SVG).
"""

import posixpath
from collections.abc import Mapping
from types import MappingProxyType

from lxml import etree

from litmatrix.document import Figure
from litmatrix.writers.drawings import fitted
from litmatrix.writers.pdf.drawing import to_png
from litmatrix.writers.word.package import Package
from litmatrix.writers.word.xml import Element, R, clean, w

MEDIA = "media/litmatrix-"
"""How the names of our pictures begin, seen from the main part."""
_TYPES: Mapping[str, str] = MappingProxyType({"png": "image/png", "svg": "image/svg+xml"})
_TWIPS, _EMU = 15, 9525
"""Of a CSS pixel: twentieths of a point, and English Metric Units."""
_BESIDES = 1400
"""Twentieths of a point that a caption and notes take on the page of a figure."""
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_PROPERTIES = f"{{{_WP}}}docPr"


def picture(figure: Figure, package: Package, width: int, height: int) -> Element:
    """The run that shows the figure where a page has room for `width` by `height` twentieths of a point.

    The parts that hold it are added to the file.
    """
    shown = fitted(figure, width / _TWIPS, (height - _BESIDES) / _TWIPS)
    dots = _part(figure, "png", to_png(figure), package)
    drawn = _part(figure, "svg", figure.svg.encode(), package)
    return w("r", w("drawing", _inline(figure, shown, (dots, drawn), _free_id(package))))


def _part(figure: Figure, ending: str, content: bytes, package: Package) -> str:
    """Add a part; the id of the relationship to it."""
    target = f"{MEDIA}{figure.id}.{ending}"
    name = posixpath.join(posixpath.dirname(package.main), target)
    package.parts[name] = content
    if package.content_type(name) != _TYPES[ending]:
        package.declare(name, _TYPES[ending])
    return package.relate("image", target)


def _free_id(package: Package) -> int:
    """An id that no other drawing of the text has."""
    ids = (one.get("id", "") for one in package.body().iter(_PROPERTIES))
    package.drawings += 1
    return max((int(one) for one in ids if one.isdecimal()), default=0) + package.drawings


def _inline(figure: Figure, size: tuple[float, float], ids: tuple[str, str], number: int) -> Element:
    """Written as text of our own, with what comes from data set as attributes."""
    across, down = (str(round(length * _EMU)) for length in size)
    dots, drawn = ids
    name = f"{figure.id}.png"
    inline = etree.fromstring(
        f'<wp:inline xmlns:wp="{_WP}" xmlns:a="{_A}" xmlns:pic="{_PIC}" xmlns:r="{R}" xmlns:asvg="{_SVG}" '
        'distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{across}" cy="{down}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PIC}"><pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="{name}"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{dots}"><a:extLst>'
        f'<a:ext uri="{_SVG_EXTENSION}"><asvg:svgBlip r:embed="{drawn}"/></a:ext></a:extLst></a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
    )
    properties = inline.find(_PROPERTIES)
    properties.set("name", f"Litmatrix {figure.id}")
    properties.set("descr", clean(figure.description))
    properties.set("title", clean(figure.alt))
    return inline
