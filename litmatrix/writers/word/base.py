"""A Word file of ours without its text: settings, language, footer, title."""

from collections.abc import Iterable

from lxml import etree

from litmatrix.languages import Language
from litmatrix.writers.word.package import MAIN_TYPE, RELATIONSHIP, Package
from litmatrix.writers.word.page import A4
from litmatrix.writers.word.styles import STYLES, Styles
from litmatrix.writers.word.xml import Element, R, clean, fragment, serialize, text_node, w

MAIN = "word/document.xml"
OUR_TURNED_MARGIN = 1134
"""Two centimetres around a wide table."""
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DUBLIN = "http://purl.org/dc/elements/1.1/"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"


def empty_package(words: Language, title: str) -> Package:
    """The file without styles, settings and text. It tells its title and language, and no time of day."""
    types = (
        f'<Types xmlns="{_TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{MAIN}" ContentType="{MAIN_TYPE}"/>'
        f'<Override PartName="/docProps/core.xml" ContentType="{_CORE_TYPE}"/></Types>'
    )
    relationships = (
        f'<Relationships xmlns="{_RELATIONSHIPS}">'
        f'<Relationship Id="rId1" Type="{RELATIONSHIP}/officeDocument" Target="{MAIN}"/>'
        f'<Relationship Id="rId2" Type="{_RELATIONSHIPS}/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>"
    )
    return Package(
        {
            "[Content_Types].xml": serialize(etree.fromstring(types)),
            "_rels/.rels": serialize(etree.fromstring(relationships)),
            MAIN: serialize(w("document", w("body"))),
            "docProps/core.xml": _core(title, words.locale),
        }
    )


def add_our_look(package: Package, words: Language) -> tuple[Styles, Element]:
    """Our styles, settings and footer; the styles and the section properties of the pages."""
    styles = Styles(package)
    for style in STYLES:
        styles.id(style.name)
    styles.set_language(words.locale)
    package.add("settings", "settings.xml", _settings(words))
    section = fragment(etree.tostring(A4, encoding="unicode"))
    reference = w("footerReference", type="default")
    reference.set(f"{{{R}}}id", _footer(package, styles))
    section.insert(0, reference)
    return styles, section


def page_number() -> Iterable[Element]:
    """The runs of the field that shows the page number."""
    yield w("r", w("fldChar", fldCharType="begin"))
    yield w("r", text_node(" PAGE ", "instrText"))
    yield w("r", w("fldChar", fldCharType="separate"))
    yield w("r", text_node("1"))
    yield w("r", w("fldChar", fldCharType="end"))


def _footer(package: Package, styles: Styles) -> str:
    """The page number in the middle, where it stands well on upright and on turned pages."""
    look = w("pPr", w("pStyle", val=styles.id("footer")), w("jc", val="center"))
    package.add("footer", "footer1.xml", w("ftr", w("p", look, *page_number())))
    return package.relate("footer", "footer1.xml")


def _settings(words: Language) -> Element:
    """In the order of the schema (CT_Settings). Without the mode, Word opens the file as one of Word 2007."""
    address = "http://schemas.microsoft.com/office/word"
    comma = words.labels["number.decimal"]
    return w(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=709),
        w("autoHyphenation"),
        w("doNotHyphenateCaps"),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", w("compatSetting", name="compatibilityMode", uri=address, val=15)),
        w("themeFontLang", val=words.locale),
        w("decimalSymbol", val=comma),
        w("listSeparator", val=";" if comma == "," else ","),
    )


def _core(title: str, locale: str) -> bytes:
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DUBLIN})
    etree.SubElement(root, f"{{{_DUBLIN}}}title").text = clean(title)
    etree.SubElement(root, f"{{{_DUBLIN}}}language").text = locale
    return serialize(root)
