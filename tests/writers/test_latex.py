"""LaTeX: any text prints as that text, compiles, and stays inside its column."""

import os
import random
import re
import subprocess
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litmatrix.document import (
    Block,
    Cell,
    CodeBlock,
    Column,
    Document,
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
from litmatrix.writers.beside import files_beside
from litmatrix.writers.latex import write
from litmatrix.writers.latex.escape import address, escape
from tests.conftest import Golden
from tests.writers.documents import document, setting

SAFE_COMMANDS = {
    *("textbackslash", "textasciicircum", "textasciitilde", "textquotedbl", "textquotesingle", "textasciigrave"),
    *("textminus", "textsuperscript", "textsubscript", "textfractionsolidus", "ensuremath", "hspace", "enspace"),
    *("quad", "litmbreak", "litmchar", "textquoteleft", "textquoteright"),
    *"urHvdckb",  # accents
}
MATHEMATICS = re.compile(r"\\ensuremath\{[^{}]*\}")


@given(st.text(max_size=60))
def test_text_is_never_a_command(text: str) -> None:
    made = MATHEMATICS.sub("", escape(text))
    assert set(re.findall(r"\\([A-Za-z]+)", made)) <= SAFE_COMMANDS
    bare = re.sub(r"\\(?:[A-Za-z]+|.)", "", made)
    assert not set("$&#^_%~\\\"`'\n") & set(bare.replace("~", "" if "\u2007" in text else "~"))
    assert bare.count("{") == bare.count("}")


@given(st.text(max_size=60))
def test_nothing_outside_what_the_fonts_hold(text: str) -> None:
    for sign in escape(text):
        assert ord(sign) < 0x2200, hex(ord(sign))
        assert unicodedata.category(sign) not in {"Cc", "Cs", "Co", "Mn"}


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "Nguyễn Ḥasan ʿAlī Ş Ạ\u0301",
            r"Nguy\~{\^{e}}n \d{H}asan \textquoteleft{}Alī Ş \d{A}\litmchar{0301}",
        ),
        ("a_b 100 % & #1 {x} $y$ ~ ^", r"a\_b 100 \% \& \#1 \{x\} \$y\$ \textasciitilde{} \textasciicircum{}"),
        ("\\input{x}", r"\textbackslash{}input\{x\}"),
        ("^^5cinput", r"\textasciicircum{}\textasciicircum{}5cinput"),
        ("a--b---c", "a-{}-b-{}-{}-c"),
        ("<<a>> ,,b''", r"<{}<a>{}> ,{},b\textquotesingle{}\textquotesingle{}"),
        (
            '``a" ?` !`',
            r"\textasciigrave{}\textasciigrave{}a\textquotedbl{} ?\textasciigrave{} !\textasciigrave{}",
        ),
        ("mål–resultat og/eller a-b", r"mål–\litmbreak{}resultat og/\litmbreak{}eller a-\litmbreak{}b"),
        ("2019–2021, s. 3-4", "2019–2021, s. 3-4"),
        ("å\u0308 a\u030a", r"å\litmchar{0308} å"),
        ("😀\u202e中", r"\litmchar{1F600}\litmchar{202E}\litmchar{4E2D}"),
        ("κ = 0,8 ≥ ½ ⁴", r"\ensuremath{\kappa} = 0,8 \ensuremath{\geq} ½ \textsuperscript{4}"),
        ("a\nb\r\nc\td", "a b  c d"),
        ("Blåbærsyltetøy «på» skiva … “x” ‘y’ —", "Blåbærsyltetøy «på» skiva … “x” ‘y’ —"),
        ("introduksjonsprogramdeltakerne", "introduksjonsprogramdeltakerne"),
        ("a" * 70, r"\hspace{0pt}".join(["a" * 10] * 7)),
    ],
)
def test_spelling(text: str, made: str) -> None:
    assert escape(text) == made


def test_an_address() -> None:
    assert address("https://x.no/å b%20{}#a&b_c~\\") == r"https://x.no/\%C3\%A5\%20b\%20\%7B\%7D\#a\&b\_c\%7E\%5C"


def test_a_row_too_tall_for_a_page_is_divided() -> None:
    long = " ".join(f"ord{n}" for n in range(3000))
    row = Row("1", (Cell(((Strong((Text("Hode"),)),),)), Cell(((Text(long),),)), Cell(((Text("kort"),),))))
    rows = latex_rows(("A", "B", "C"), row)
    assert len(rows) > 5
    assert sum(row.count("Hode") for row in rows) == sum(row.count("kort") for row in rows) == 1
    assert re.findall(r"ord\d+", " ".join(rows)) == long.split()
    assert all(row.count(" & ") == 2 for row in rows)


def latex_rows(labels: tuple[str, ...], *rows: Row) -> list[str]:
    whole = Table("matrix", "Tabell", tuple(Column(label, label) for label in labels), rows)
    text = write(Document("matrix", "T", "nb", (whole, whole._replace(id="grid"))), setting())["body.tex"]
    body = text.split("\\endfoot\n")[1].split("\\end{longtable}")[0]
    return [line for line in body.split("\n") if line]


def compiled(folder: Path, *names: str) -> None:
    """Compile as a student does, but without a way out; fail with what the log says."""
    for name in names:
        run = subprocess.run(
            [
                "latexmk",
                "-pdf",
                "-interaction=nonstopmode",
                "-file-line-error",
                "-latexoption=-no-shell-escape",
                name,
            ],
            cwd=folder,
            env=os.environ | {"openin_any": "p", "openout_any": "p", "max_print_line": "1000"},
            capture_output=True,
            timeout=300,
            check=False,
        )
        log = (folder / name).with_suffix(".log").read_text("utf-8", "replace")
        wrong = re.findall(
            r"^(?:! .*|.*:\d+: .*|Missing character.*|LaTeX Warning: .*undefined.*)$", log, re.MULTILINE
        )
        assert run.returncode == 0, wrong
        assert not wrong


def written(folder: Path, made: Document) -> None:
    for ending, text in WRITERS["tex"].write(made, setting()).items():
        (folder / f"{made.kind}.{ending}").write_text(str(text), "utf-8")
    for path, content in files_beside(made, "tex").items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(content)


def pdf_text(file: Path) -> str:
    text = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True).stdout.decode()
    return unicodedata.normalize("NFKC", text).replace("\f", "")


THESIS = r"""\documentclass[12pt,a4paper]{report}
\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}\usepackage{lmodern}\usepackage[norsk]{babel}
\usepackage{array,longtable,booktabs,ragged2e,xcolor,tikz}\usepackage{pdflscape}
\begin{document}\chapter{Metode}\input{matrix.body}\chapter{Funn}\input{findings.body}
Se tabell~\ref{tab:matrix}, \ref{tab:grid} og \ref{tab:overview}.\end{document}
"""


@pytest.mark.needs("latexmk", "pdftotext")
def test_hostile_documents_compile_alone_and_in_a_thesis(tmp_path: Path) -> None:
    for kind in ("matrix", "findings"):
        written(tmp_path, document(kind))
    (tmp_path / "oppgave.tex").write_text(THESIS, "utf-8")
    compiled(tmp_path, "matrix.tex", "findings.tex", "oppgave.tex")
    for name in ("findings.pdf", "oppgave.pdf"):
        shown = " ".join(pdf_text(tmp_path / name).split())
        for text in ("for 70 % & flere", r"kode $ \end{document}", "kode | $x$", "Høy #1"):
            assert text in shown


ASCII = [
    *(f"q{one}{other}q" for one in "\\{}$&#^_~%\"'`-<>,!?|@*[]" for other in "\\{}$&#^_~%\"'`-<>,!?|@*[]"),
    *(f"q{sign * 3}q" for sign in "-<>,'`\"^~_"),
    "q^^5cinputq", "q--q ---", "æøåÆØÅ éüñßþð«»§°€–", "q[x]", "[x]q", "*q",
]  # fmt: skip


@pytest.mark.needs("latexmk", "pdftotext")
def test_every_pair_of_signs_prints_as_itself(tmp_path: Path) -> None:
    sections = (Section("s", (Text("Tegn"),), tuple(Paragraph((Text(f"{text} slutt"),)) for text in ASCII)),)
    written(tmp_path, Document("findings", "Tegn", "nb", sections=sections))
    compiled(tmp_path, "findings.tex")
    lines = pdf_text(tmp_path / "findings.pdf").split("\n")
    shown = {line for line in lines if line.endswith("slutt")}
    missing = [text for text in ASCII if unicodedata.normalize("NFKC", f"{text} slutt") not in shown]
    assert not missing


@pytest.mark.needs("latexmk")
def test_any_character_compiles_anywhere(tmp_path: Path) -> None:
    chance = random.Random("litmatrix")

    def anything() -> str:
        tops = (0x80, 0x250, 0x3000, 0xFFFF, 0x1FFFF)
        signs = [chr(chance.randrange(1, chance.choice(tops))) for _ in range(12)]
        return "".join(sign for sign in signs if unicodedata.category(sign) != "Cs")

    inside: Block = Paragraph((Text(anything()),))
    for _ in range(12):  # deeper than LaTeX nests
        inside = ItemList(((inside, Quotation((Paragraph((Text(anything()),)),))), ()))
    blocks: tuple[Block, ...] = (
        *(Paragraph((Text(anything()), Link((Text(anything()),), f"https://{anything()}"))) for _ in range(200)),
        ItemList(((Paragraph((Text("[x] " + anything()),)),), (Paragraph((Text("*"),)),)), ordered=True),
        CodeBlock("\n".join(anything() for _ in range(10))),
        Quotation(()),
        inside,
    )
    sections = tuple(Section(anything(), (Text(anything()),), blocks if n == 1 else ()) for n in range(30))
    labels = tuple(Column(str(n), anything()) for n in range(4))
    rows = tuple(
        Row(str(n), tuple(Cell(((Text(anything()),), (Text("[y]"),))) for _ in labels)) for n in range(60)
    )
    table = Table("matrix", anything(), labels, rows, ((Text(anything()),),))
    for made in (
        Document("findings", anything(), "nn", sections=sections),
        Document("matrix", anything(), "en", (table, table._replace(id="grid"))),
    ):
        written(tmp_path, made)
    compiled(tmp_path, "findings.tex", "matrix.tex")


@pytest.mark.parametrize("kind", ["matrix", "findings"])
def test_golden(kind: str, golden: Golden) -> None:
    for ending, text in WRITERS["tex"].write(document(kind), setting()).items():
        golden(f"writers/{kind}.{ending}", text)


@pytest.mark.needs("latexmk")
def test_a_very_long_word_does_not_stand_out_into_the_margin(tmp_path: Path) -> None:
    word = "arbeidsinkluderingskvalifiseringsprogram" * 6
    prose = Paragraph((Text(f"Prosa med {word} og {word.upper()}, og https://example.org/{word}?x=1."),))
    written(tmp_path, Document("findings", "Ord", "nb", sections=(Section("s", (Text("Ord"),), (prose,)),)))
    compiled(tmp_path, "findings.tex")
    wide = re.findall(r"Overfull .hbox .([0-9.]+)pt", (tmp_path / "findings.log").read_text("utf-8", "replace"))
    assert [points for points in wide if float(points) > 5] == []
