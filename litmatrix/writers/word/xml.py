"""WordprocessingML as lxml elements: text goes in as text nodes, so that no data can become markup."""

import re
from functools import lru_cache
from typing import Any, TypeAlias

from lxml import etree

Element: TypeAlias = Any  # lxml ships no types

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML = "http://www.w3.org/XML/1998/namespace"
NAMESPACES = {"w": W, "r": R}

_SPACE = f"{{{XML}}}space"
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLANKS = re.compile("[\t\n\r]+")
_TO_CLEAN = re.compile("[^\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@lru_cache(maxsize=512)
def tag(name: str) -> str:
    """The full name of an element or attribute of the `w` namespace."""
    return f"{{{W}}}{name}"


def w(name: str, /, *children: Element, **attributes: str | int) -> Element:
    """The element `w:name` with attributes of the same namespace."""
    element = etree.Element(tag(name), nsmap=NAMESPACES)
    for key, value in attributes.items():
        element.set(tag(key), str(value))
    element.extend(children)
    return element


def text_node(text: str, name: str = "t") -> Element:
    """`w:t` (or `w:instrText`) with its blanks kept. What XML cannot hold shows as U+FFFD."""
    element = etree.Element(tag(name), nsmap=NAMESPACES)
    element.set(_SPACE, "preserve")
    element.text = clean(text)
    return element


def clean(text: str) -> str:
    """Text that XML can hold, on one line."""
    return _BLANKS.sub(" ", _NO_XML.sub("\ufffd", text)) if _TO_CLEAN.search(text) else text


def parse(data: bytes) -> Element:
    """The root of an XML part. Raises `lxml.etree.XMLSyntaxError`, also for a document type (no part has one)."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        raise etree.XMLSyntaxError("document type", 0, 0, 0)
    return root


def serialize(root: Element) -> bytes:
    """The root as the bytes of an XML part."""
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return content


def fragment(xml: str) -> Element:
    """An element written out in our own code, with the prefixes `w` and `r`; never from data."""
    holder = etree.fromstring(f'<x xmlns:w="{W}" xmlns:r="{R}">{xml}</x>')
    element = holder[0]
    holder.remove(element)
    return element


def get(element: Element | None, name: str, default: str = "") -> str:
    """The attribute `w:name` of an element that may not be there."""
    return default if element is None else element.get(tag(name), default)


def child_value(element: Element | None, name: str, default: str = "") -> str:
    """The `w:val` of the child `w:name`."""
    return default if element is None else get(element.find(tag(name)), "val", default)
