"""Markdown that reads as the text it was made from: by CommonMark, by GitHub's tables, and through pandoc."""

import json
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from litmatrix.document import (
    Block,
    Break,
    Cell,
    Code,
    CodeBlock,
    Column,
    Document,
    Emph,
    Inline,
    Inlines,
    ItemList,
    Link,
    Paragraph,
    Quotation,
    Row,
    Section,
    Strong,
    Table,
    Text,
)
from litmatrix.writers import WRITERS
from litmatrix.writers.markdown import write
from litmatrix.writers.markdown.blocks import blocks_
from tests.conftest import Golden
from tests.writers.documents import document, setting

COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SIGNS = "\\`*_{}[]()#+-.!|<>~^$@\"':;=&%/,?0123456789abivxwæ \n\t"
TEXTS = st.text(
    st.one_of(st.sampled_from(SIGNS), st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"])), max_size=40
)
# fmt: off
HOSTILE = [
    "# a", "#a", "1. a", "1) a", "(1) a", "a. b", "A.  b", "iv. b", "- a", "+ a", "* a", "> a", ": a", "% a",
    "| a |", "---", "===", "***", "~~~", "```", "    kode", "\tkode", "[a](javascript:alert(1))", "![a](b)",
    "[a]: b", "[^1]", "^[note]", "<script>alert(1)</script>", "<!-- a -->", "&copy; &#35;", "C#", "#", "1.", "1",
    "\\input{/etc/passwd}", "$x^2$", "$$x$$", "`a`", "``", "a_b_c", "_a_", "**a**", "~~a~~", "~a~ ^b^",
    "{{ 7*7 }}", "{% raw %}", "{.klasse}", "[a]{.b}", "@noen", "[@noen]", "-@noen", "a@b.no", "a -- b", "a --- b",
    "https://x.no/a_b*c*", "www.x.no/a_b", "http://a.b", "...", "\"a\" 'b'", ":smile:", "::: a", "Table: a",
    "table: a", "a\\", "a  ", "a\nb", "a\n\nb", "a\n# b", "a\n===", "a\n- b", "a | b", "|", "\\|", "a<br>b",
    "\u202eabc\u202c", "👩\u200d👩\u200d👧", "e.g. a", "*[HTML]: x", "a^b", "H~2~O", "=a=", "==a==", "\\", "\\\\",
    "!", "![", "](", "<a", "a>b", "'", "\"", "@", "(@)", "(@a) b",
]
# fmt: on


def words(text: str) -> str:
    """Text without white space, which Markdown does not keep, in the normal form that pandoc gives it."""
    return unicodedata.normalize("NFC", "".join(text.split()))


def shown(tokens: list[Token]) -> str:
    """What a reader sees of inline tokens. Raw HTML must not occur, but for line breaks in cells."""
    pieces: list[str] = []
    for token in tokens:
        assert token.type != "html_inline" or token.content == "<br>", token.content
        text = "" if token.type == "html_inline" else token.content
        pieces.append(shown(token.children) if token.children else text)
    return "".join(pieces)


def parsed(markdown: str) -> list[Token]:
    return COMMONMARK.parse(markdown)


def kinds(tokens: list[Token]) -> list[str]:
    return [token.type for token in tokens if token.nesting >= 0 and token.type != "inline"]


def assert_reads(text: str) -> None:
    tokens = parsed(blocks_((Paragraph((Text(text),)),)))
    if not words(text):
        assert tokens == [] or kinds(tokens) == ["paragraph_open"]
        return
    assert kinds(tokens) == ["paragraph_open"]
    inline = tokens[1].children or []
    assert {token.type for token in inline} <= {"text", "softbreak"}
    assert words(shown(inline)) == words(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_reads_as_itself(text: str) -> None:
    assert_reads(text)


@given(TEXTS)
@settings(max_examples=500)
def test_any_text_reads_as_itself(text: str) -> None:
    assert_reads(text)


def table(texts: list[str]) -> Document:
    """A document with a table whose first column holds the texts, every other one bold."""
    lines: list[Inlines] = [(Strong((Text(text),)),) if n % 2 else (Text(text),) for n, text in enumerate(texts)]
    rows = tuple(Row(str(n), (Cell((line,)), Cell(((Text("x"),),)))) for n, line in enumerate(lines))
    whole = Table("matrix", "Tabell", (Column("a", "A"), Column("b", "B")), rows)
    return Document("matrix", "Tittel", "nb", (whole, whole._replace(id="grid")))


def cells(markdown: str) -> list[str]:
    """The first cells of the first table's rows."""
    tokens = parsed(markdown)
    begin = next(n for n, token in enumerate(tokens) if token.type == "tbody_open")
    end = next(n for n, token in enumerate(tokens) if token.type == "tbody_close")
    found = [tokens[n + 1].children or [] for n in range(begin, end) if tokens[n].type == "td_open"]
    assert len(found) % 2 == 0
    return [shown(children) for children in found[::2]]


@given(st.lists(TEXTS, min_size=1, max_size=5))
@example(HOSTILE)
def test_any_cell_of_a_table_reads_as_itself(texts: list[str]) -> None:
    read = cells(write(table(texts), setting())["md"])
    assert [words(text) for text in read] == [words(text) for text in texts]


def pandoc(markdown: str, kind: str) -> list[Any]:
    import pypandoc

    return list(json.loads(pypandoc.convert_text(markdown, "json", format=kind))["blocks"])


def pandoc_text(inlines: list[Any]) -> Iterator[str]:
    for inline in inlines:
        match inline["t"]:
            case "Str":
                yield inline["c"]
            case "Strong" | "Emph":
                yield from pandoc_text(inline["c"])
            case "Link":  # GitHub links e-mail addresses, as they are
                assert inline["c"][2][0] == f"mailto:{''.join(pandoc_text(inline['c'][1]))}"
                yield from pandoc_text(inline["c"][1])
            case other:
                assert other in {"Space", "SoftBreak"}, inline


@pytest.mark.parametrize("kind", ["markdown", "gfm", "commonmark_x"])
@given(st.lists(TEXTS.filter(words), min_size=20, max_size=60))
@example(HOSTILE)
@settings(max_examples=5, deadline=None, phases=[Phase.explicit, Phase.generate])
def test_pandoc_reads_any_text_as_itself(kind: str, texts: list[str]) -> None:
    texts = [text for text in texts if words(text)]
    read = pandoc(blocks_(tuple(Paragraph((Text(text),)) for text in texts)), kind)
    assert {block["t"] for block in read} == {"Para"}
    assert [words("".join(pandoc_text(block["c"]))) for block in read] == [words(text) for text in texts]


@pytest.mark.parametrize("kind", ["markdown", "gfm"])
def test_pandoc_reads_the_tables(kind: str) -> None:
    texts = [text for text in HOSTILE if "\n" not in text]
    read = [block for block in pandoc(write(table(texts), setting())["md"], kind) if block["t"] == "Table"]
    (body,) = read[0]["c"][4]
    first = [row[1][0][4] for row in body[3]]
    assert [words("".join(pandoc_text(cell[0]["c"] if cell else []))) for cell in first] == [
        words(text) for text in texts
    ]


INLINES = st.recursive(
    TEXTS.filter(str.strip).map(Text),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(tuple).map(Strong),
        st.lists(inner, min_size=1, max_size=3).map(tuple).map(Emph),
    ),
    max_leaves=6,
)


def plain_words(inlines: tuple[Inline, ...]) -> str:
    return "".join(words(one.text) if isinstance(one, Text) else plain_words(one.content) for one in inlines)  # type: ignore[union-attr]


@given(st.lists(INLINES, min_size=1, max_size=4).map(tuple))
@example((Strong((Text("a."),)), Text("b")))
@example((Text("a"), Emph((Text("«b»"),)), Text("c")))
@example((Strong((Text("a"),)), Strong((Text("b"),)), Emph((Text("c"),))))
@example((Emph((Emph((Text("a"),)), Text("b"))),))
@example((Emph((Strong((Text("a"),)), Text("b"))),))
@example((Strong((Text(" a "),)), Text("b")))
@settings(max_examples=400)
def test_emphasis_never_shows_its_marks(content: tuple[Inline, ...]) -> None:
    tokens = parsed(blocks_((Paragraph(content),)))
    inline = tokens[1].children or []
    allowed = {"<em>", "</em>", "<strong>", "</strong>"}
    texts = [token.content for token in inline if token.type != "html_inline" or token.content not in allowed]
    assert words("".join(texts)) == plain_words(content)


def test_blocks_nest() -> None:
    inner = ItemList(
        ((Paragraph((Text("a"),)), Quotation((Paragraph((Text("b"),)),))), (CodeBlock("c\n\n  ``` d"),))
    )
    content: tuple[Block, ...] = (
        Paragraph((Text("1. x"), Break(), Text("- y"), Break(), Text("# z"))),
        Quotation(
            (
                inner,
                Paragraph((Code("a ` b | c"), Text(" "), Link((Text("å"),), "https://x.no/a_(b)?c=<1>&copy;"))),
            )
        ),
        ItemList(((Paragraph((Text("e"),)), inner),), ordered=True),
        ItemList(((Paragraph((Text("f"),)),),), ordered=True),
    )
    tokens = parsed(blocks_(content))
    assert kinds(tokens).count("ordered_list_open") == 2
    assert kinds(tokens).count("bullet_list_open") == 2
    assert [token.content for token in tokens if token.type == "fence"] == ["c\n\n  ``` d\n"] * 2
    (code,) = [child.content for token in tokens for child in token.children or [] if child.type == "code_inline"]
    assert code == "a ` b | c"
    (link,) = [child for token in tokens for child in token.children or [] if child.type == "link_open"]
    assert link.attrs["href"] == "https://x.no/a_(b)?c=%3C1%3E&copy;"
    first = [child.type for child in tokens[1].children or []]
    assert first == ["text", "hardbreak", "text", "hardbreak", "text"]


def test_a_link_after_an_exclamation_mark_is_no_picture() -> None:
    tokens = parsed(blocks_((Paragraph((Text("Se!"), Link((Text("her"),), "https://x.no"))),)))
    assert [token.type for token in tokens[1].children or []] == ["text", "link_open", "text", "link_close"]


def test_code_with_a_bar_in_a_cell() -> None:
    row = Row("1", (Cell(((Code("a | b"), Text(" | "), Link((Text("x"),), "https://x.no/a|b")),)), Cell(())))
    whole = Table("matrix", "Tabell", (Column("a", "A | B"), Column("b", "")), (row,))
    text = write(Document("matrix", "T", "nb", (whole, whole._replace(id="grid"))), setting())["md"]
    assert cells(text) == ["a | b | x"]


def test_headings_keep_their_text() -> None:
    sections = tuple(Section(str(n), (Text(text),)) for n, text in enumerate(HOSTILE) if words(text))
    text = WRITERS["md"].write(Document("findings", "C # ", "nb", sections=sections), setting())["md"]
    tokens = parsed(str(text))
    headings = [
        shown(tokens[n + 1].children or []) for n, token in enumerate(tokens) if token.type == "heading_open"
    ]
    assert list(map(words, headings)) == ["C#", *map(words, HOSTILE)]


@pytest.mark.parametrize("kind", ["matrix", "findings"])
def test_golden(kind: str, golden: Golden) -> None:
    (text,) = WRITERS["md"].write(document(kind), setting()).values()
    golden(f"writers/{kind}.md", text)
