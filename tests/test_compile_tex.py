"""The judge of LaTeX logs must itself be able to refuse."""

import importlib.util
from pathlib import Path

import pytest

_FILE = Path(__file__).parents[1] / ".ci" / "compile_tex.py"
_SPEC = importlib.util.spec_from_file_location("compile_tex", _FILE)
assert _SPEC is not None
assert _SPEC.loader is not None
compile_tex = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(compile_tex)

PREAMBLE = r"\documentclass{article}\usepackage[T1]{fontenc}\begin{document}"


def compiled(folder: Path, body: str, name: str = "document.tex") -> tuple[bool, list[str]]:
    document = folder / name
    document.write_text(f"{PREAMBLE}\n{body}\n\\end{{document}}\n", encoding="utf-8")
    (folder / "out").mkdir(exist_ok=True)
    pdf, found = compile_tex.compile_tex(document, folder / "out")
    return pdf.exists(), found


@pytest.mark.needs("latexmk")
def test_a_sound_document_passes(tmp_path: Path) -> None:
    assert compiled(tmp_path, r"\section{A}\label{a} See \ref{a}. Blåbærsyltetøy.") == (True, [])


@pytest.mark.needs("latexmk")
@pytest.mark.parametrize(
    ("body", "said"),
    [
        (r"\nosuchcommand", "Undefined control sequence"),
        (r"\ref{nowhere}", "`nowhere' on page 1 undefined"),
        (r"\cite{nobody}", "`nobody' on page 1 undefined"),
        (r"a\label{a}\label{a}", "multiply defined"),
        (r"\noindent\rule{400pt}{1pt}", "Overfull"),
        (r"\font\x=cmr10 {\x ⊕}", "⊕"),
    ],
)
def test_what_could_not_be_handed_in_is_refused(tmp_path: Path, body: str, said: str) -> None:
    _, found = compiled(tmp_path, body)
    assert any(said in fault for fault in found), found


@pytest.mark.needs("latexmk")
def test_a_document_reads_nothing_outside_its_folder(tmp_path: Path) -> None:
    secret = tmp_path / "secret.tex"
    secret.write_text("secret", encoding="utf-8")
    (tmp_path / "document").mkdir()
    _, found = compiled(tmp_path / "document", rf"\input{{{secret}}}")
    assert found


def test_a_line_a_little_too_wide_is_let_pass() -> None:
    line = r"Overfull \hbox ({}pt too wide) in paragraph at lines 1--2"
    assert compile_tex.faults(line.format("4.9")) == []
    assert compile_tex.faults(line.format("5.1")) == [line.format("5.1")]


def test_nothing_to_compile_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fragment = tmp_path / "fragment.tex"
    fragment.write_text("only a fragment", encoding="utf-8")
    assert compile_tex.main([str(fragment)]) == 1
    assert compile_tex.main([]) == 1
    assert "no LaTeX document" in capsys.readouterr().err
