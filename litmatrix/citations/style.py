"""What a CSL style says of itself, and the two cut-down styles that only sort.

Plain citeproc takes time with the square of the number of works, because it compares every work with every
other to tell them apart. Sorting alone does not; so the order of a long list is asked for by itself.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree as ET

_CSL = "{http://purl.org/net/xbiblio/csl}"
_DISAMBIGUATION = ("disambiguate-add-year-suffix", "disambiguate-add-names", "disambiguate-add-givenname")
_ACROSS_WORKS = re.compile(
    r"ibid|near-note|first-reference-note-number|citation-number|citation-label|subsequent-author-substitute"
    r"|after-collapse-delimiter"
)


@dataclass(frozen=True)
class StyleFacts:
    """What decides whether a list of works may be rendered in parts."""

    name: str
    """The last part of its id: `norsk-apa-manual`."""
    separable: bool
    """Whether works that share no first author leave each other's text alone."""
    prefix: str
    """What opens a citation in the text."""
    suffix: str
    delimiter: str
    """What stands between two works of one citation."""
    list_order: str
    """A style with the same order of the reference list and nothing else in it."""
    citation_order: str
    """A style whose list is in the order that works have inside one citation."""
    alone: str
    """The style itself, for works that cannot be mistaken for another: it never compares them."""


@lru_cache(maxsize=8)
def style_facts(style: str) -> StyleFacts:
    """The facts of a CSL style. Raises `ValueError` when the text is no CSL style."""
    root = _parsed(style)
    citation, layout = root.find(f"{_CSL}citation"), root.find(f"{_CSL}citation/{_CSL}layout")
    if citation is None or layout is None:
        raise ValueError("no citation layout")
    identifier = root.findtext(f"{_CSL}info/{_CSL}id") or ""
    return StyleFacts(
        name=identifier.rsplit("/", 1)[-1],
        separable=_separable(root, citation, layout, style),
        prefix=layout.get("prefix", ""),
        suffix=layout.get("suffix", ""),
        delimiter=layout.get("delimiter", ""),
        list_order=_sorting(style, "bibliography"),
        citation_order=_sorting(style, "citation"),
        alone=_alone(style),
    )


def _parsed(style: str) -> ET.Element:
    try:
        root = ET.fromstring(style.encode())  # noqa: S314 – expat bounds entities since 2.4.1
    except (ET.ParseError, ValueError) as error:
        raise ValueError(str(error)) from error
    if root.tag != f"{_CSL}style":
        raise ValueError("no CSL style")
    return root


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


def _sorting(style: str, part: str) -> str:
    """The style with the sort keys of `part` for its list, and next to nothing printed."""
    root = _parsed(style)
    kept = root.find(f"{_CSL}{part}")
    bibliography = ET.Element(f"{_CSL}bibliography", dict(kept.attrib) if kept is not None else {})
    sort = kept.find(f"{_CSL}sort") if kept is not None else None
    if sort is not None:
        bibliography.append(sort)
    for name in ("citation", "bibliography"):
        old = root.find(f"{_CSL}{name}")
        if old is not None:
            root.remove(old)
    for attribute in _DISAMBIGUATION:
        bibliography.attrib.pop(attribute, None)
    for parent in (ET.SubElement(root, f"{_CSL}citation"), bibliography):
        ET.SubElement(ET.SubElement(parent, f"{_CSL}layout"), f"{_CSL}text", {"value": "."})
    root.append(bibliography)
    return ET.tostring(root, "unicode")


def _alone(style: str) -> str:
    root = _parsed(style)
    citation = root.find(f"{_CSL}citation")
    if citation is not None:
        for attribute in (*_DISAMBIGUATION, "givenname-disambiguation-rule"):
            citation.attrib.pop(attribute, None)
    return ET.tostring(root, "unicode")
