"""Compile LaTeX documents as a student would, and refuse what a student could not hand in.

    python .ci/compile_tex.py FILE.tex …

Refused: an error, an undefined reference or citation, a missing character, and a line that stands more than
5 pt out into the margin. Files without `\\documentclass` are fragments and are left out; when nothing at all
is left to compile, that is a failure too.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

WIDEST = 5.0
_OVERFULL = re.compile(r"^Overfull \\hbox \(([0-9.]+)pt too wide\).*", re.MULTILINE)
_UNDEFINED = re.compile(
    r"^.*Warning: (?:Reference|Citation|Label|Hyper reference) .*(?:undefined|multiply).*", re.MULTILINE
)
_MISSING = re.compile(r"^Missing character: .*", re.MULTILINE)
_ERROR = re.compile(r"^(?:! |.*:[0-9]+: ).*", re.MULTILINE)
_ENVIRONMENT = {"max_print_line": "10000", "openin_any": "p", "openout_any": "p"}
"""Log lines are not broken at 79 characters, and a document reaches nothing outside its folder."""


def faults(log: str) -> list[str]:
    """What a LaTeX log says that must not be so."""
    wide = [match[0] for match in _OVERFULL.finditer(log) if float(match[1]) > WIDEST]
    return [found[0] for rule in (_ERROR, _UNDEFINED, _MISSING) for found in rule.finditer(log)] + wide


def compile_tex(document: Path, into: Path) -> tuple[Path, list[str]]:
    """The PDF of a document, and its faults. The document is compiled in its own folder, as `\\input` expects."""
    command = ["latexmk", "-pdf", "-interaction=nonstopmode", "-file-line-error", "-latexoption=-no-shell-escape"]
    run = subprocess.run(
        [*command, f"-outdir={into}", document.name],
        cwd=document.parent,
        env=os.environ | _ENVIRONMENT | {"TEXMFOUTPUT": str(into)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=300,
        check=False,
    )
    log = into / f"{document.stem}.log"
    found = faults(log.read_text("utf-8", "replace")) if log.exists() else ["no log was written"]
    if run.returncode and not found:
        found = [f"latexmk ended with {run.returncode}: {run.stderr.decode('utf-8', 'replace')[-500:]}"]
    return into / f"{document.stem}.pdf", found


def main(arguments: list[str]) -> int:
    """Compile all, print what is wrong, and return the number of the documents that are refused."""
    documents = [Path(name) for name in arguments if "\\documentclass" in Path(name).read_text("utf-8")]
    if not documents:
        print(f"no LaTeX document among: {' '.join(arguments) or 'nothing'}", file=sys.stderr)
        return 1
    refused = 0
    for document in documents:
        with tempfile.TemporaryDirectory() as folder:
            pdf, found = compile_tex(document, Path(folder))
            refused += bool(found) or not pdf.exists()
            print(f"{document}: {f'{pdf.stat().st_size // 1000} kB of PDF' if pdf.exists() else 'no PDF'}")
        for fault in found:
            print(f"  {fault}")
    return refused


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
