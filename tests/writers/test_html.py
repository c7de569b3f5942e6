"""HTML: one file that no text can break out of, that everybody can read, on paper and in the dark."""

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from justhtml import JustHTML

from litmatrix.document import (
    Block,
    Break,
    Cell,
    Code,
    CodeBlock,
    Column,
    Document,
    Emph,
    GapMark,
    Inline,
    ItemList,
    LevelMark,
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
from litmatrix.writers.html import write
from litmatrix.writers.html.escape import address, escape, words
from tests.conftest import Golden
from tests.writers.documents import document, setting

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</td></table><h1>x",
    "</style><script>x</script>",
    "</title><base href=//x>",
    "<!--",
    "]]>",
    "&lt;b&gt; &amp; &#60; &nbsp",
    "{{ 7*7 }} {% raw %}",
    "a/b og/eller </p>",
    "\ufeff\u202eabc",
    "javascript:alert(1)",
    "`${alert(1)}`",
    "<a/href=x>",
    "//x",
)


def page(text: str) -> Any:
    """The page as the HTML standard reads it; not one parse error is let through."""
    return JustHTML(text, sanitize=False, strict=True)


def written(*blocks: Block, kind: str = "findings", title: str = "Tittel") -> str:
    made = Document("findings", title, "nb", sections=(Section("x", (Text("X"),), blocks),))
    return write(made._replace(kind=kind) if kind == "matrix" else made, setting())["html"]


def of(text: str) -> tuple[Block, ...]:
    """The text in every place that a document has."""
    inlines: tuple[Inline, ...] = (Text(text), Strong((Text(text),)), Emph((Text(text),)), Code(text))
    cell = Cell(((LevelMark(1, 4, text),), (GapMark("missing", text),), inlines), role="rating")
    return (
        Paragraph((*inlines, Link((Text(text),), "https://x.no/"), Break(), Text(text))),
        Quotation((Paragraph(inlines),)),
        ItemList(((Paragraph(inlines), ItemList(((Paragraph(inlines),),), ordered=True)),)),
        CodeBlock(text),
        Table("t", text, (Column("a", text), Column("b", text)), (Row("r", (cell, cell)),), (inlines,)),
    )


def shape(text: str) -> Counter[tuple[str, tuple[str, ...]]]:
    """How many elements of each name the page has, with the names of their attributes."""
    return Counter(
        (element.name, tuple(sorted(element.attrs or ())))
        for element in page(text).query("*")
        if element.name != "wbr"
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_makes_no_element_and_no_attribute(text: str) -> None:
    made = written(*of(text), title=text)
    assert shape(made) == shape(written(*of("fredelig"), title="fredelig"))


@given(st.text(max_size=40))
def test_any_text_reads_as_itself(text: str) -> None:
    read = page(f"<!DOCTYPE html><title>x</title><p>{words(text)}</p>").query_one("p")
    assert "".join(child.data for child in read.children or [] if child.name == "#text") == expected(text)


@given(st.text(max_size=40))
def test_any_text_in_an_attribute(text: str) -> None:
    read = page(f'<!DOCTYPE html><title>x</title><p title="{escape(text)}"></p>').query_one("p")
    assert read.attrs == {"title": expected(text)}


def expected(text: str) -> str:
    """Line breaks are spaces, and what HTML and UTF-8 cannot hold is the replacement character."""
    text = re.sub("[\n\r\f\x85\u2028\u2029]+", " ", text)
    return "".join(
        "\ufffd" if re.match("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]", sign) or _unheld(sign) else sign for sign in text
    )


def _unheld(sign: str) -> bool:
    code = ord(sign)
    return 0xD800 <= code <= 0xDFFF or 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("https://x.no/a?b=1&c=2", "https://x.no/a?b=1&amp;c=2"),
        ("HTTP://X.no", "HTTP://X.no"),
        ("mailto:a@b.no", "mailto:a@b.no"),
        ("doi:10.1234/a(b)", "https://doi.org/10.1234/a(b)"),
        ("javascript:alert(1)", None),
        ("java\tscript:alert(1)", None),
        (" javascript:alert(1)", None),
        ("https://x.no/\njavascript:alert(1)", None),
        ("https://x.no\x00", None),
        ("data:text/html,x", None),
        ("vbscript:x", None),
        ("file:///etc/passwd", None),
        ("//x.no", None),
        ("x.html", None),
        ("doi:javascript:x", None),
        ("", None),
    ],
)
def test_links_lead_to_the_web_and_to_mailboxes_only(url: str, href: str | None) -> None:
    assert address(url) == href
    made = page(written(Paragraph((Link((Text("ord"),), url),)))).query("main a")
    assert len(made) == (href is not None)


def test_the_policy_allows_the_style_and_pictures_in_the_file_and_nothing_else() -> None:
    made = page(WRITERS["html"].write(document("matrix"), setting())["html"])
    policy = made.query_one("meta[http-equiv]").attrs["content"]
    style = "".join(child.data for child in made.query_one("style").children)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert made.query("script, link, iframe, object, img, [style], [onclick]") == []


def test_an_own_style_is_covered_by_the_policy_too() -> None:
    own = '{% extends "default/style.css.j2" %}{% block text %}body { color: red; }{% endblock %}'
    made = page(WRITERS["html"].write(document("matrix"), setting(style_css=own))["html"])
    style = "".join(child.data for child in made.query_one("style").children)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert "color: red" in style
    assert digest in made.query_one("meta[http-equiv]").attrs["content"]


@pytest.mark.parametrize("kind", ["matrix", "findings"])
def test_what_a_screen_reader_needs(kind: str) -> None:
    made = page(WRITERS["html"].write(document(kind), setting())["html"])
    assert made.query_one("html").attrs["lang"] == "nb-NO"
    assert document(kind).title in made.query_one("title").to_text()
    assert len(made.query("h1")) == 1
    ids = [element.attrs["id"] for element in made.query("[id]")]
    assert len(ids) == len(set(ids))
    for table in made.query("table"):
        assert table.query_one("caption").to_text()
        assert {cell.attrs.get("scope") for cell in table.query("thead th")} == {"col"}
        for row in table.query("tbody tr"):
            assert [cell.name for cell in row.query("th, td")][:2] == ["th", "td"]
            assert row.query_one("th").attrs["scope"] == "row"
        assert table.attrs.get("aria-describedby", ids[0]) in ids
    for region in made.query("[role=region]"):
        assert region.attrs["aria-labelledby"] in ids
        assert region.attrs["tabindex"] == "0"
    for drawn in made.query("use"):
        assert drawn.attrs["href"].removeprefix("#") in ids
        assert drawn.parent.attrs["aria-hidden"] == "true"


def test_headings_go_down_one_step_at_a_time() -> None:
    inner = Section("c", (Text("C"),), (), tuple(Section(f"d{n}", (Text("D"),)) for n in range(2)))
    for _ in range(6):
        inner = Section("c", (Text("C"),), (), (inner,))
    made = page(write(Document("findings", "T", "en", sections=(inner,)), setting())["html"])
    levels = [int(element.name[1]) for element in made.query("h1, h2, h3, h4, h5, h6")]
    assert levels == [1, 2, 3, 4, 5, 6, 6, 6, 6, 6]
    assert made.query_one("html").attrs["lang"] == "en-GB"


def test_names_are_unlike_and_harmless() -> None:
    sections = tuple(Section(id_, (Text("A"),)) for id_ in ("a b", "a-b", "A B", "<x>", "", "æ"))
    made = page(write(Document("findings", "T", "nb", sections=sections), setting())["html"])
    assert [section.attrs["id"] for section in made.query("section")] == [
        "s-a-b",
        "s-a-b-2",
        "s-a-b-3",
        "s-x",
        "s-x-2",
        "s-x-3",
    ]


def test_the_same_bytes_every_time() -> None:
    made = [WRITERS["html"].write(document(kind), setting()) for kind in ("matrix", "findings") for _ in range(2)]
    assert made[0] == made[1]
    assert made[2] == made[3]


@pytest.mark.parametrize("kind", ["matrix", "findings"])
def test_the_whole_page(kind: str, golden: Golden) -> None:
    golden(f"writers/{kind}.html", WRITERS["html"].write(document(kind), setting())["html"])


def chromium() -> str:
    return shutil.which("chromium") or ""


@pytest.mark.needs("chromium", "node", "npm")
def test_everybody_can_read_it(visit: Path, tmp_path: Path) -> None:
    """axe-core finds nothing, light and dark, wide, on a phone and zoomed in; nothing is fetched or refused."""
    files = []
    for kind in ("matrix", "findings"):
        file = tmp_path / f"{kind}.html"
        file.write_text(WRITERS["html"].write(document(kind), setting())["html"], "utf-8")
        files.append(str(file))
    odd = tmp_path / "odd.html"
    odd.write_text(written(*of("Donaudampfschifffahrtselektrizitätenhauptbetriebswerk" * 3)), "utf-8")
    files.append(str(odd))
    made = subprocess.run(["node", visit, chromium(), *files], capture_output=True, check=True, timeout=600)
    told = json.loads(made.stdout)
    assert len(told) == 3
    for visits in told.values():
        assert set(visits) == {"light", "dark", "phone", "phone, dark", "zoomed"}
        for name in ("light", "dark"):
            # What lies below a word of a drawing axe-core cannot tell; tests/figures/test_contrast.py does.
            assert [doubt for doubt in visits[name]["uncertain"] if "<text " not in doubt] == []
        for seen in visits.values():
            assert seen["violations"] == []
            assert seen["messages"] == []
            assert seen["width"] <= seen["window"], "the page itself scrolls sideways"


_SIDEWAYS = "<script>document.title = `${document.documentElement.scrollWidth} of ${innerWidth}`</script>"
_POLICY = re.compile(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>")


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("columns", [3, 7, 12])
@pytest.mark.parametrize("width", [550, 700, 1000, 1150, 1300, 1600])
def test_in_no_window_does_the_page_scroll_sideways(width: int, columns: int, tmp_path: Path) -> None:
    """A table that is wider than the text scrolls by itself, or stands in the middle of a window that holds it."""
    heads = tuple(Column(f"c{number}", "Forskningsspørsmål") for number in range(columns))
    cell = Cell(((Text("introduksjonsprogrammet"),),))
    wide = Table("t", "Bred", heads, (Row("r", (cell,) * columns),), wide=True)
    file = tmp_path / "page.html"
    page = _POLICY.sub("", written(Paragraph((Text("Ord"),)), wide)).replace("</body>", f"{_SIDEWAYS}</body>")
    file.write_text(page, encoding="utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={width},900")
    seen = subprocess.run(
        [chromium(), *options, "--dump-dom", file.as_uri()],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    match = re.search(r"<title>(\d+) of (\d+)</title>", seen.stdout)
    assert match is not None
    assert int(match[1]) <= int(match[2])


def printed(page: str, folder: Path) -> list[Any]:
    """The pages that Chromium prints."""
    file, paper = folder / "x.html", folder / "x.pdf"
    file.write_text(page, "utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
    flags += ["--disable-background-networking", "--disable-component-update", "--no-pdf-header-footer"]
    flags += [f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={paper}"]
    environment = {**os.environ, "HOME": str(folder)}
    subprocess.run([chromium(), *flags, str(file)], check=True, timeout=120, capture_output=True, env=environment)
    return list(pypdfium2.PdfDocument(paper))


@pytest.mark.needs("chromium")
def test_paper_is_a4_with_the_heads_on_every_page(tmp_path: Path) -> None:
    rows = tuple(
        Row(f"r{n}", (Cell(((Strong((Text(f"Studie {n}"),)),),), role="head"), Cell(((Text("Noe"),),))))
        for n in range(120)
    )
    table = Table("matrix", "Alle", (Column("a", "Hodet til venstre"), Column("b", "Hodet til høyre")), rows)
    made = Document("matrix", "T", "nb", (table, table._replace(id="grid")))
    pages = printed(write(made, setting())["html"], tmp_path)
    assert len(pages) > 2
    for sheet in pages:
        width, height = sheet.get_size()
        assert (round(width), round(height)) == (842, 595)
        assert "Hodet til høyre" in sheet.get_textpage().get_text_range()


@pytest.mark.needs("chromium")
def test_no_page_ends_with_the_head_of_a_table(tmp_path: Path) -> None:
    """Tables after more and more lines: sooner or later only the head would fit."""
    rows = tuple(Row(f"r{n}", (Cell(((Text("Rad"),),)), Cell(((Text("Noe"),),)))) for n in range(3))
    blocks: list[Block] = []
    for lines in range(12):
        blocks += [Paragraph((Text("Linje"),))] * (10 + lines)
        blocks.append(Table(f"t{lines}", "Alle", (Column("a", "Hodet"), Column("b", "Til høyre")), rows))
    made = Document("findings", "T", "nb", (), (Section("s", (Text("Tabeller"),), tuple(blocks)),))
    pages = printed(write(made, setting())["html"], tmp_path)
    assert len(pages) > 4
    assert {lowest(sheet) for sheet in pages} <= {"Linje", "RadNoe"}


def lowest(sheet: Any) -> str:
    """The signs of the lowest line on a page, the page number below it left out."""
    text = sheet.get_textpage()
    signs = [(text.get_charbox(n)[1], text.get_text_range(n, 1)) for n in range(text.count_chars())]
    signs = [(bottom, sign) for bottom, sign in signs if bottom > 51 and sign.strip()]  # 18 mm of margin
    end = min(bottom for bottom, _ in signs)
    return "".join(sign for bottom, sign in signs if bottom < end + 4)
