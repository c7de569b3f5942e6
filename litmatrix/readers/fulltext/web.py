"""Web pages and e-books: their paragraphs under their headings. Nothing in them is fetched, run or expanded."""

import posixpath
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from litmatrix.readers.fulltext.paragraphs import Block

_INLINE = frozenset(
    """a abbr b bdi bdo cite code data del dfn em font i img ins kbd label mark q rp rt ruby s samp small span
    strong sub sup time tt u var wbr""".split()  # noqa: SIM905 - a list of words
)
"""Elements within a paragraph; every other begins a new one."""
_SILENT = frozenset(
    ("head", "script", "style", "noscript", "template", "svg", "math", "select", "textarea", "iframe", "object")
)
_CHARSET = re.compile(rb"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_PACKAGES = "{http://www.idpf.org/2007/opf}"


def blocks_of_html(data: bytes) -> list[Block] | None:
    """The paragraphs and headings of a web page, or None when its letters cannot be made out."""
    from lxml import etree, html

    encoding = _encoding(data)
    if encoding is None:
        return None
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, encoding=encoding)
    try:
        tree = html.document_fromstring(data, parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return []
    return list(_blocks(tree))


def _encoding(data: bytes) -> str | None:
    """UTF-8 where it is that, else what the page declares; None when it declares nothing that fits."""
    declared = _CHARSET.search(data[:4096])
    for name in ("utf-8-sig", declared[1].decode("ascii") if declared else ""):
        try:
            data.decode(name)
        except (UnicodeError, LookupError):
            continue
        return "utf-8" if name == "utf-8-sig" else name
    return None


def _blocks(tree: Any) -> Iterator[Block]:
    from lxml import etree

    parts: list[str] = []
    level = silent = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag not in _INLINE:
                yield from _block(parts, level)
                level = int(tag[1]) if tag[0] == "h" and tag[1:].isdecimal() else level
            silent += tag in _SILENT
            parts += [element.text] if element.text and not silent else []
            continue
        silent -= tag in _SILENT
        if tag not in _INLINE:
            yield from _block(parts, level)
            level = 0 if tag[0] == "h" else level
        parts += [element.tail] if element.tail and not silent else []
    yield from _block(parts, level)


def _block(parts: list[str], level: int) -> Iterator[Block]:
    """The text gathered so far, if it is any; the gathering begins anew."""
    text = " ".join("".join(parts).split())
    parts.clear()
    if text:
        yield Block(text, level)


def chapters_of_epub(package: Any, folder: str) -> list[str]:
    """The names of an e-book's chapters in reading order. EPUB 3.3, sections 4 and 5."""
    files = {item.get("id"): item.get("href", "") for item in package.iter(f"{_PACKAGES}item")}
    order = [files.get(item.get("idref"), "") for item in package.iter(f"{_PACKAGES}itemref")]
    return [posixpath.normpath(posixpath.join(folder, unquote(name.partition("#")[0]))) for name in order if name]


def package_of_epub(container: Any) -> str:
    """The name of the file that lists an e-book's chapters; "" when none is named."""
    names = (item.get("full-path") for item in container.iter() if str(item.tag).endswith("rootfile"))
    return next((name for name in names if name), "")
