"""Bad bibliographies, findings and prose: placed diagnostics in bounded time."""

import tracemalloc
from itertools import pairwise
from pathlib import Path

import pytest

from tests.hostile_files import BIB, FINDING, MEGABYTES, Case, found, read, review_in

BIBTEX: dict[str, Case] = {
    "half a file": Case("@article{a, title = {x}}\n@book{b,\n  title = {y", "BIB001", 2),
    "unclosed brace, another entry follows": Case(
        "@article{a,\n title = {x\n}\n@book{b, title = {y}}\n", "BIB001"
    ),
    "unclosed quote": Case('@article{a, title = "x}\n@book{b, title = {y}}\n', "BIB001"),
    "no closing brace of the entry": Case("@article{a,\n  title = {x},\n\n@book{b, title = {y}}\n", "BIB001"),
    "missing comma between fields": Case("@article{a,\n  title = {x}\n  year = {2020}\n}\n", "BIB004", 2),
    "missing comma after a quoted field": Case('@article{a,\n  title = "x"\n  year = {2020}\n}\n', "BIB004", 2),
    "missing comma after a number": Case("@article{a,\n  year = 2020\n  title = {x}\n}\n", "BIB004", 2),
    "missing comma after the key": Case("@article{a\n  title = {x},\n  year = {2020}\n}\n", "BIB001"),
    "joined with #": Case('@string{n = "Norsk"}\n@article{a,\n  journal = n # " tidsskrift"\n}\n', "BIB005", 3),
    "joined with # in front": Case('@article{a,\n  month = "1~" # jan\n}\n', "BIB005", 2),
    "no key": Case("@article{,\n  title = {x}\n}\n", "BIB006"),
    "no key and no comma": Case("@article{title = {x}}\n", "BIB001"),
    "nothing in it": Case("@article{}\n", "BIB006"),
    "duplicate key": Case("@article{a, title = {x}}\n@book{a, title = {y}}\n", "BIB002", 2),
    "duplicate field": Case("@article{a,\n  title = {x},\n  title = {y}\n}\n", "BIB003", 3),
    "duplicate field, another case": Case("@article{a,\n  title = {x},\n  Title = {y}\n}\n", "BIB003", 3),
    "an entry without its @": Case("article{a,\n  title = {x}\n}\n@book{b, title = {y}}\n", "BIB007"),
    "text between": Case("@article{a, title = {x}}\nHusk denne!\n@book{b, title = {y}}\n", "BIB007", 2),
    "HTML instead of BibTeX": Case("<!DOCTYPE html>\n<html><body>404</body></html>\n", "BIB007"),
    "RIS instead of BibTeX": Case("TY  - JOUR\nTI  - Tittel\nER  - \n", "BIB007"),
    "latin-1": Case("@article{a,\n title = {Må}\n}\n".encode("latin-1"), "FIL004", 2),
    "NUL": Case("@article{a,\n title = {\0}\n}\n", "FIL005", 2),
    "only an @": Case("@", "BIB007"),
    "an @ and a brace": Case("@{", "BIB001"),
    "deep braces, never closed": Case("@article{a, title = " + "{" * 100_000, "BIB001"),
}


@pytest.mark.parametrize("name", BIBTEX)
def test_bibtex(tmp_path: Path, name: str) -> None:
    case = BIBTEX[name]
    loaded = read(review_in(tmp_path, **{BIB: case.text}))
    assert (case.code, case.line) in found(loaded, BIB)


SOUND_BIBTEX = {
    "comments": "% en kommentar\n@comment{x}\n@article{a, title = {x}}\n% til\n",
    "preamble and string": '@preamble{"x"}\n@string{n = "Norsk"}\n@article{a, journal = n}\n',
    "parentheses": "@article(a, title = {x})\n",
    "no white space": "@article{a,title={x},year=2020}",
    "CRLF": "@article{a,\r\n  title = {x}\r\n}\r\n",
    "byte order mark": "\ufeff@article{a, title = {x}}\n",
    "an equals sign in a title": "@article{a, title = {p = 0.05 og q = {2}}}\n",
    "an @ in a field": "@article{a, note = {post@example.org}}\n",
    "a # in a field": "@article{a, note = {C# og F#}}\n",
    "an address with %": "@misc{a, url = {https://x.no/a_b%20c?d=e#f}}\n",
    "deep braces": "@article{a, title = " + "{" * 500 + "x" + "}" * 500 + "}\n",
    "many authors": "@article{a, author = {" + " and ".join(f"Nr{n}, A." for n in range(5_000)) + "}}\n",
    "a long abstract": "@article{a, abstract = {" + "ord og {Ord} " * 20_000 + "}}\n",
    "commas in names": "@article{a, author = {,,, and , and {} and a, b, c, d, e}}\n",
    "a lone backslash": "@article{a, title = {x \\}}, year = {2020}}\n",
    "commands that do not end": "@article{a, title = {\\textbf \\emph \\' \\\\ $x \\begin{y}}}\n",
    "TeX bomb": "@article{a, title = {\\def\\x{\\x\\x}\\x" + "\\textbf{" * 200 + "}" * 200 + "}}\n",
}


@pytest.mark.parametrize("name", SOUND_BIBTEX)
def test_odd_but_sound_bibtex(tmp_path: Path, name: str) -> None:
    loaded = read(review_in(tmp_path, **{BIB: SOUND_BIBTEX[name]}))
    assert found(loaded, BIB) == set()


def test_a_string_bomb_does_not_grow(tmp_path: Path) -> None:
    names = [f"s{number}" for number in range(60)]
    strings = ['@string{s0 = "' + "x" * 1_000 + '"}'] + [
        f"@string{{{name} = {before} # {before}}}" for before, name in pairwise(names)
    ]
    root = review_in(tmp_path, **{BIB: "\n".join([*strings, "@article{a, title = s59}"])})
    tracemalloc.start()
    try:
        loaded = read(root)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < MEGABYTES * 1_000_000
    assert loaded.review is not None


FINDINGS: dict[str, Case] = {
    "empty": Case("", "FIL010"),
    "no front matter": Case("# Et funn\n\nTekst.\n", "FMT012"),
    "front matter never closed": Case("---\nquestions: [F1]\n# Et funn\n", "FMT012"),
    "an empty line first": Case("\n---\nquestions: [F1]\n---\n# Et funn\n", "FMT012"),
    "a space first": Case(" ---\nquestions: [F1]\n---\n# Et funn\n", "FMT012"),
    "four hyphens": Case("----\nquestions: [F1]\n----\n# Et funn\n", "FMT012"),
    "plus signs (TOML)": Case("+++\nquestions = ['F1']\n+++\n# Et funn\n", "FMT012"),
    "unknown field": Case("---\nquestion: [F1]\n---\n# Et funn\n", "FMT001", 2),
    "text for list": Case("---\nquestions: F1\n---\n# Et funn\n", "FMT007", 2),
    "a list": Case("---\n- F1\n---\n# Et funn\n", "YML016", 2),
    "a confidence of no kind": Case("---\nconfidence: {overall: 7}\n---\n# Et funn\n", "FMT004", 2),
    "control character in the prose": Case("---\nquestions: [F1]\n---\n# Et funn\n\n\x07\n", "FIL005", 6),
}


@pytest.mark.parametrize("name", FINDINGS)
def test_findings(tmp_path: Path, name: str) -> None:
    case = FINDINGS[name]
    loaded = read(review_in(tmp_path, **{FINDING: case.text}))
    assert (case.code, case.line) in found(loaded, FINDING)


# Repeated until the file is nearly as large as a finding may be.
PROSE = {
    "open brackets": "[",
    "closed brackets": "]",
    "pairs of brackets": "[]",
    "open links": "[a](",
    "images": "![a](b",
    "open citations": "[@a; ",
    "citations": "[@a] ",
    "nested citations": "[@a ",
    "keys": "@a",
    "keys with signs": "@a:.#$%&-+?<>~/",
    "stars": "*",
    "stars and words": "*a **a ",
    "underscores": "_a__",
    "backticks": "`",
    "backticks and words": "a``b`",
    "open HTML comments": "<!-- ",
    "open HTML tags": "<a ",
    "quotations": "> ",
    "list items": "- a\n",
    "loose list items": "1. a\n\n",
    "entities": "&amp;&#0;&#x110000;&notthere;",
    "backslashes": "\\",
    "references": "[a]: <b>\n",
    "headings": "# a\n",
    "underlined headings": "a\n=\n",
    "fences": "```\n",
    "white space": " ",
    "white space and a sign": "x" + " " * 1_000,
    "empty lines": "\n",
    "tabs": "\t",
    "addresses": "https://a.no/(",
    "locators": "[@hansen2020, s. 1, 2, 3-4 f., 5 og ",
    "ranges": "1-",
    "marks as used inside": "\ue0000\ue001 [@hansen2020] \ue00099999999999999999999\ue001 ",
}
NESTED_PROSE = {
    "brackets": "[" * 45_000 + "]" * 45_000,
    "citations": "[@a " * 15_000 + "]" * 15_000,
    "growing runs of backticks": "".join("a" + "`" * n for n in range(400)),
    "lists in lists": "".join(" " * n + "- a\n" for n in range(400)),
    "quotations in lists": "".join("> " * n + "- a\n" for n in range(200)),
    "a locator without end": "[@hansen2020, s. " + "1, " * 25_000 + "]",
    "a range without end": "[@hansen2020, s. " + "1-" * 40_000 + "]",
}


@pytest.mark.parametrize("name", [*PROSE, *NESTED_PROSE])
def test_prose_takes_bounded_time(tmp_path: Path, name: str) -> None:
    unit = PROSE.get(name, " ")
    prose = NESTED_PROSE.get(name) or unit * (95_000 // len(unit.encode()))
    loaded = read(review_in(tmp_path, **{FINDING: f"---\nquestions: [F1]\n---\n# Et funn\n\n{prose}\n"}))
    assert loaded.review is not None
    assert [finding.title for finding in loaded.review.findings] == ["Et funn"]
