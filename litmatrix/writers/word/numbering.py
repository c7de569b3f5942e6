"""Real Word lists: bullets and numbers that Word counts itself."""

from litmatrix.writers.word.package import Package
from litmatrix.writers.word.xml import Element, child_value, fragment, get, tag, w

LEVELS = 4
"""Depths a list can have; what lies deeper is shown at the last."""
STEP = 360
"""How far each level is moved in, in twentieths of a point."""
_PART = "numbering.xml"
_BULLETS = "•–•–"
_NUMBERS = (("decimal", "%1."), ("lowerLetter", "%2."), ("lowerRoman", "%3."), ("decimal", "%4."))
# Tell our lists from the student's own in a document that is filled again.
_BULLETED, _NUMBERED = "4C4D0001", "4C4D0002"


class Numbering:
    """The lists of one document. What an earlier filling left behind and nothing uses any more is used again."""

    def __init__(self, package: Package, in_use: set[str]) -> None:
        """`in_use` are the ids of the lists that paragraphs of the document belong to."""
        self._package = package
        self._in_use = in_use
        self._part = package.related("numbering")
        self._bullets: str | None = None

    def bullets(self) -> str:
        """The id of the list that all bullets belong to."""
        if self._bullets is None:
            self._bullets = self._instance(_BULLETED)
        return self._bullets

    def numbers(self) -> str:
        """The id of a new numbered list, which starts at 1."""
        return self._instance(_NUMBERED)

    def _instance(self, kind: str) -> str:
        abstract = self._abstract(kind)
        root = self._root()
        nums = root.findall(tag("num"))
        for num in nums:
            id_ = get(num, "numId")
            if child_value(num, "abstractNumId") == abstract and id_ not in self._in_use:
                self._in_use.add(id_)
                return id_
        id_ = _next(nums, "numId")
        num = w("num", w("abstractNumId", val=abstract), numId=id_)
        if kind == _NUMBERED:
            num.extend(w("lvlOverride", w("startOverride", val=1), ilvl=level) for level in range(LEVELS))
        _after(self._edited(), ("abstractNum", "num"), num)
        self._in_use.add(id_)
        return id_

    def _abstract(self, kind: str) -> str:
        known = self._root().findall(tag("abstractNum"))
        for abstract in known:
            if child_value(abstract, "nsid") == kind:
                return get(abstract, "abstractNumId")
        id_ = _next(known, "abstractNumId")
        levels = "".join(map(_bullet if kind == _BULLETED else _number, range(LEVELS)))
        abstract = fragment(
            f'<w:abstractNum w:abstractNumId="{id_}"><w:nsid w:val="{kind}"/>'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
        _after(self._edited(), ("abstractNum",), abstract)
        return id_

    def _root(self) -> Element:
        if self._part is None:
            self._part = self._package.add("numbering", _PART, w("numbering"))
        return self._package.xml(self._part)

    def _edited(self) -> Element:
        self._root()
        return self._package.edit(str(self._part))


def lists_in_use(body: Element) -> set[str]:
    """The ids of the lists that paragraphs below `body` belong to."""
    return {get(number, "val") for number in body.iter(tag("numId"))}


def _bullet(level: int) -> str:
    return _level(level, "bullet", _BULLETS[level])


def _number(level: int) -> str:
    return _level(level, *_NUMBERS[level])


def _level(level: int, kind: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{STEP * (level + 1)}" w:hanging="{STEP}"/></w:pPr></w:lvl>'
    )


def _next(elements: list[Element], attribute: str) -> str:
    return str(max([0, *(int(get(element, attribute, "0")) for element in elements)]) + 1)


def _after(root: Element, names: tuple[str, ...], element: Element) -> None:
    """Put `element` behind the last child with one of these names: the schema wants them in this order."""
    before = [child for child in root if child.tag in {tag(name) for name in names}]
    if before:
        before[-1].addnext(element)
    else:
        first = 0
        while first < len(root) and root[first].tag == tag("numPicBullet"):
            first += 1
        root.insert(first, element)
