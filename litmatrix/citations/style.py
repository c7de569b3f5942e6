"""What a CSL style says of itself, and three cut-down forms of it: all of it, one that only sorts, one that never
compares.

Plain citeproc takes time with the square of the number of works and more, because it compares every work with
every other to tell them apart. Sorting alone does not; so the order of a long list is asked for by itself.
"""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from xml.etree import ElementTree as ET

_CSL = "{http://purl.org/net/xbiblio/csl}"
_DISAMBIGUATION = (
    "disambiguate-add-year-suffix",
    "disambiguate-add-names",
    "disambiguate-add-givenname",
    "givenname-disambiguation-rule",
)
_ACROSS_WORKS = re.compile(
    r"ibid|near-note|first-reference-note-number|citation-number|citation-label|subsequent-author-substitute"
    r"|after-collapse-delimiter"
)


@dataclass(frozen=True)
class StyleFacts:
    """What decides whether a list of works may be rendered in parts."""

    name: str
    """The last part of its id: `norsk-apa-manual`."""
    in_text: bool
    """Whether citations stand in the text, not in notes."""
    separable: bool
    """Whether works that share no first author leave each other's text alone."""
    prefix: str
    """What opens a citation in the text."""
    suffix: str
    delimiter: str
    """What stands between two works of one citation."""
    style: str

    @cached_property
    def whole(self) -> str:
        """The style itself, without what no work needs: it is read anew for every part of a long list."""
        return _compact(_parsed(self.style))

    @cached_property
    def order(self) -> str:
        """A style that sorts list and citations in the same way, and prints nothing but each work's number."""
        return _compact(_order(_parsed(self.style)))

    @cached_property
    def alone(self) -> str:
        """The style for works that cannot be mistaken for another: it neither compares nor sorts."""
        return _compact(_alone(_parsed(self.style)))


@lru_cache(maxsize=8)
def style_facts(style: str) -> StyleFacts:
    """The facts of a CSL style. Raises `ValueError` when the text is no CSL style."""
    root = _parsed(style)
    citation, layout = root.find(f"{_CSL}citation"), root.find(f"{_CSL}citation/{_CSL}layout")
    if citation is None or layout is None:
        raise ValueError("no citation layout")
    if circle := _circle(root):
        raise ValueError(f"macro {circle} calls itself")
    identifier = root.findtext(f"{_CSL}info/{_CSL}id") or ""
    return StyleFacts(
        name=identifier.rsplit("/", 1)[-1],
        in_text=root.get("class") != "note",
        separable=_separable(root, citation, layout, style),
        prefix=layout.get("prefix", ""),
        suffix=layout.get("suffix", ""),
        delimiter=layout.get("delimiter", ""),
        style=style,
    )


def _parsed(style: str) -> ET.Element:
    try:
        root = ET.fromstring(style.encode())  # noqa: S314 – expat bounds entities since 2.4.1
    except (ET.ParseError, ValueError) as error:
        raise ValueError(str(error)) from error
    if root.tag != f"{_CSL}style":
        raise ValueError("no CSL style")
    return root


def _circle(root: ET.Element) -> str:
    """A macro that calls itself, by way of others or not, or "". Citeproc would never come to an end."""
    calls = {
        macro.get("name", ""): {part.get("macro", "") for part in macro.iter() if part.get("macro")}
        for macro in root.iter(f"{_CSL}macro")
    }
    while ready := [name for name, called in calls.items() if not called & calls.keys()]:
        for name in ready:
            del calls[name]
    return min(calls, default="")


def _separable(root: ET.Element, citation: ET.Element, layout: ET.Element, style: str) -> bool:
    """Author and date, no numbers, no looking back, and given names only of first authors compared."""
    category = root.find(f"{_CSL}info/{_CSL}category[@citation-format='author-date']")
    plain = not ({*layout.attrib} - {"prefix", "suffix", "delimiter"})
    rule = citation.get("givenname-disambiguation-rule", "by-cite")
    has_list = root.find(f"{_CSL}bibliography/{_CSL}sort") is not None
    looks_back = _ACROSS_WORKS.search(style)
    return (
        category is not None
        and root.get("class") == "in-text"
        and plain
        and has_list
        and citation.find(f"{_CSL}sort") is not None
        and not rule.startswith("all-names")
        and not looks_back
    )


def _order(root: ET.Element) -> ET.Element:
    for name in ("citation", "bibliography"):
        part = root.find(f"{_CSL}{name}")
        if part is None:
            continue
        for attribute in (*_DISAMBIGUATION, "collapse"):
            part.attrib.pop(attribute, None)
        for layout in part.findall(f"{_CSL}layout"):
            part.remove(layout)
        layout = ET.SubElement(part, f"{_CSL}layout", {"delimiter": " "})
        ET.SubElement(layout, f"{_CSL}text", {"variable": "citation-number"})
    return root


def _alone(root: ET.Element) -> ET.Element:
    for name in ("citation", "bibliography"):
        part = root.find(f"{_CSL}{name}")
        if part is None:
            continue
        for attribute in _DISAMBIGUATION:
            part.attrib.pop(attribute, None)
        for sort in part.findall(f"{_CSL}sort"):
            part.remove(sort)
    return root


def _compact(root: ET.Element) -> str:
    """The style without macros that nothing calls, links to other styles, and space between its elements."""
    macros = {macro.get("name"): macro for macro in root.findall(f"{_CSL}macro")}
    called: set[str | None] = set()
    parts = [part for part in root if part.tag != f"{_CSL}macro"]
    for part in parts:  # which grows: a macro that is called may call others
        for name in {element.get("macro") for element in part.iter()} & macros.keys() - called:
            called.add(name)
            parts.append(macros[name])
    for name in macros.keys() - called:
        root.remove(macros[name])
    for info in root.findall(f"{_CSL}info"):
        for link in info.findall(f"{_CSL}link"):
            info.remove(link)
    for element in root.iter():
        element.tag, element.tail = element.tag.removeprefix(_CSL), None
        if len(element):
            element.text = None
    root.set("xmlns", _CSL.strip("{}"))
    return ET.tostring(root, "unicode")
