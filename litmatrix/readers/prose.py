"""The author's Markdown as blocks of a document: the only markdown-it import.

Citations are taken out of the text first and put back afterwards, so that their brackets never meet
Markdown's. Raw HTML is text here, and a link that is not http, https, mailto or doi loses its address.
"""

import re
from typing import TYPE_CHECKING

from litmatrix.citation_syntax import FoundCitation, find_citations
from litmatrix.document import (
    Block,
    Break,
    Code,
    CodeBlock,
    Emph,
    Inline,
    Inlines,
    ItemList,
    Link,
    Paragraph,
    Quotation,
    Strong,
    Text,
)

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

# A citation travels through the Markdown parser as a number between two private-use characters.
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
_PRIVATE = re.compile("[\ue000\ue001]")
_ADDRESS = re.compile(r"(?:https?|mailto|doi):", re.IGNORECASE)


def read_prose(text: str) -> tuple[str, tuple[Block, ...], list[FoundCitation]]:
    """The first heading as plain text, the blocks below it, and every citation with its offsets in `text`."""
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    clean = _PRIVATE.sub("\ufffd", text)
    found = find_citations(clean)
    root = SyntaxTreeNode(MarkdownIt("commonmark", {"html": False}).parse(_with_marks(clean, found)))
    nodes = list(root.children)
    reading = _Prose(clean, found)
    title = ""
    if nodes and nodes[0].type == "heading":
        title = reading.plain(nodes.pop(0))
    blocks = reading.blocks(nodes)
    return title, blocks, [found[number] for number in sorted(reading.cited)]


def _with_marks(text: str, found: list[FoundCitation]) -> str:
    pieces: list[str] = []
    last = 0
    for number, citation in enumerate(found):
        pieces += [text[last : citation.start], f"{_OPEN}{number}{_CLOSE}"]
        last = citation.end
    return "".join([*pieces, text[last:]])


class _Prose:
    """Turns Markdown nodes into blocks and inlines, with the citations at hand."""

    def __init__(self, text: str, found: list[FoundCitation]) -> None:
        self.text = text
        self.cited: set[int] = set()
        self.found = found

    def blocks(self, nodes: "list[SyntaxTreeNode]") -> tuple[Block, ...]:
        return tuple(block for node in nodes if (block := self.block(node)) is not None)

    def block(self, node: "SyntaxTreeNode") -> Block | None:
        match node.type:
            case "paragraph":
                return Paragraph(self.inlines(node.children[0].children))
            case "heading":
                return Paragraph((Strong(self.inlines(node.children[0].children)),))
            case "blockquote":
                return Quotation(self.blocks(node.children))
            case "bullet_list" | "ordered_list":
                items = tuple(self.blocks(item.children) for item in node.children)
                return ItemList(items, ordered=node.type == "ordered_list")
            case "fence" | "code_block":
                return CodeBlock(self.as_written(node.content).rstrip("\n"))
            case "hr":
                return None
        return Paragraph((Text(self.as_written(node.content)),))

    def inlines(self, nodes: "list[SyntaxTreeNode]") -> Inlines:
        found: list[Inline] = []
        for inline in (inline for node in nodes for inline in self.inline(node)):
            if found and isinstance(inline, Text) and isinstance(found[-1], Text):
                found[-1] = Text(found[-1].text + inline.text)  # a line end in the source is no seam
            else:
                found.append(inline)
        return tuple(found)

    def inline(self, node: "SyntaxTreeNode") -> Inlines:
        match node.type:
            case "text":
                return self.text_and_citations(node.content)
            case "softbreak":
                return (Text(" "),)
            case "hardbreak":
                return (Break(),)
            case "em":
                return (Emph(self.inlines(node.children)),)
            case "strong":
                return (Strong(self.inlines(node.children)),)
            case "code_inline":
                return (Code(self.as_written(node.content)),)
            case "link":
                return self.link(node)
            case "image":
                return (Text(self.plain(node)),)
        return (Text(self.as_written(node.content)),)

    def link(self, node: "SyntaxTreeNode") -> Inlines:
        url = str(node.attrs.get("href", ""))
        content = self.inlines(node.children)
        return (Link(content, url),) if _ADDRESS.match(url) else content

    def text_and_citations(self, content: str) -> Inlines:
        pieces: list[Inline] = []
        for index, piece in enumerate(_MARK.split(content)):
            if index % 2:
                self.cited.add(int(piece))
                pieces.append(self.found[int(piece)].cite)
            elif piece:
                pieces.append(Text(piece))
        return tuple(pieces)

    def plain(self, node: "SyntaxTreeNode") -> str:
        """The text of a node without its markup."""
        texts = [child.content for child in node.walk() if child.type in ("text", "code_inline")]
        return self.as_written("".join(texts))

    def as_written(self, content: str) -> str:
        """Where a citation is no citation (code, a heading), it reads as the author typed it."""

        def source(match: re.Match[str]) -> str:
            citation = self.found[int(match[1])]
            return self.text[citation.start : citation.end]

        return _MARK.sub(source, content)
