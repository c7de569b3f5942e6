"""A student's own Word file as template: its styles, pages, headers and footers, and nothing of its text."""

import posixpath
from copy import deepcopy
from typing import NamedTuple

from litmatrix.diagnostic import Fault
from litmatrix.languages import Language
from litmatrix.location import Location
from litmatrix.writers.word.faults import NOT_WORD
from litmatrix.writers.word.package import NotWord, Package, read_package, relationships_part
from litmatrix.writers.word.page import A4, page
from litmatrix.writers.word.runs import safe_address
from litmatrix.writers.word.styles import Styles
from litmatrix.writers.word.xml import Element, R, serialize, tag, w

_LOOK = ("styles", "numbering", "theme", "fontTable")
_ID = f"{{{R}}}id"
_REFERENCES = (tag("headerReference"), tag("footerReference"))
_SETTINGS = tuple(
    tag(name)
    for name in (
        "mirrorMargins",
        "bordersDoNotSurroundHeader",
        "bordersDoNotSurroundFooter",
        "gutterAtTop",
        "defaultTabStop",
        "autoHyphenation",
        "consecutiveHyphenLimit",
        "hyphenationZone",
        "doNotHyphenateCaps",
        "evenAndOddHeaders",
        "bookFoldPrinting",
        "characterSpacingControl",
        "compat",
        "themeFontLang",
        "clrSchemeMapping",
        "decimalSymbol",
        "listSeparator",
    )
)
"""Settings that shape the pages and the text; the rest tells of the file they come from."""


class Template(NamedTuple):
    """A Word file whose look a document takes."""

    package: Package


def read_template(data: bytes, path: str) -> tuple[Template | None, tuple[Fault, ...]]:
    """The template in the bytes of a `.docx` or `.dotx` file, or None and what is wrong; `path` is its name."""
    try:
        package = read_package(data)
        package.body()
        for kind in (*_LOOK, "settings"):
            part = package.related(kind)
            if part is not None:
                package.xml(part)
    except NotWord:
        return None, (Fault(NOT_WORD, Location(path)),)
    return Template(package), ()


def add_look_of(template: Template, package: Package, words: Language) -> tuple[Styles, Element]:
    """Put the template's look into an empty package; the styles and the section properties of its pages."""
    source = template.package
    for kind in _LOOK:
        part = source.related(kind)
        if part is not None:
            _carry(source, part, package)
            package.relate(kind, _beside_main(part, package))
    styles = Styles(package)
    styles.set_language(words.locale)
    package.add("settings", "settings.xml", _settings(source, words))
    section = deepcopy(_pages(source))
    for reference in [child for child in section if child.tag in _REFERENCES]:
        part = dict(source.all_related(_kind(reference))).get(reference.get(_ID))
        if part is None or part not in source.parts:
            section.remove(reference)
            continue
        _carry(source, part, package)
        reference.set(_ID, package.relate(_kind(reference), _beside_main(part, package)))
    return styles, section


def _kind(reference: Element) -> str:
    return "header" if reference.tag == tag("headerReference") else "footer"


def _carry(source: Package, part: str, target: Package) -> None:
    """Copy a part with everything that hangs on it. What it links to outside is kept only when it is a link."""
    if part in target.parts or part not in source.parts:
        return
    target.parts[part] = source.parts[part]
    target.declare(part, source.content_type(part))
    relations = relationships_part(part)
    if relations not in source.parts:
        return
    root = deepcopy(source.xml(relations))
    for relation in root:
        if relation.get("TargetMode") == "External":
            relation.set("Target", safe_address(relation.get("Target", "")) or "about:blank")
    target.parts[relations] = serialize(root)
    for inside in source.targets(part):
        _carry(source, inside, target)


def _beside_main(part: str, package: Package) -> str:
    return posixpath.relpath(part, posixpath.dirname(package.main))


def _settings(source: Package, words: Language) -> Element:
    """What the template's settings say of pages and text, in their order, and our language."""
    part = source.related("settings")
    kept = [deepcopy(one) for one in source.xml(part) if one.tag in _SETTINGS] if part else []
    language = w("themeFontLang", val=words.locale)
    after = _SETTINGS[_SETTINGS.index(tag("themeFontLang")) :]
    place = sum(one.tag not in after for one in kept)
    kept = [one for one in kept if one.tag != tag("themeFontLang")]
    return w("settings", *kept[:place], language, *kept[place:])


def _pages(source: Package) -> Element:
    """The section properties of the last upright pages, with the headers and footers that reach them."""
    found: Element | None = None
    references: dict[tuple[str, str], Element] = {}
    for section in source.body().iter(tag("sectPr")):
        for child in section:
            if child.tag in _REFERENCES:
                references[child.tag, child.get(tag("type"), "default")] = child
        if found is None or not page(section).is_landscape:
            found = deepcopy(section)
            for child in [child for child in found if child.tag in _REFERENCES]:
                found.remove(child)
            for number, reference in enumerate(references.values()):
                found.insert(number, deepcopy(reference))
    if found is None:
        return deepcopy(A4)
    for name in ("type", "sectPrChange", "printerSettings"):
        for child in found.findall(tag(name)):
            found.remove(child)
    return found
