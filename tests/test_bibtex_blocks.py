"""The quick way through a `.bib` file reads exactly what bibtexparser reads."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litmatrix.readers import bibtex_blocks
from litmatrix.readers.bibtex_blocks import Blocks, split

_NEVER = re.compile(r"(?!)")


def the_long_way(text: str) -> Blocks:
    """Everything through bibtexparser."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bibtex_blocks, "_HEAD", _NEVER)
        return split(text)


def the_quick_way_only(text: str) -> Blocks:
    """Nothing through bibtexparser."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bibtex_blocks, "_read_stretch", lambda *_: None)
        return split(text)


def _shown(blocks: Blocks) -> Iterator[object]:
    """All that counts, with lines instead of offsets."""
    for entry in blocks.entries:
        fields = [(field.name, field.value, field.bare, blocks.line(field.offset)) for field in entry.fields]
        yield (blocks.line(entry.offset), entry.key, entry.type, fields)
    yield ("broken", blocks.broken)
    yield ("stray", blocks.stray)
    yield ("strings", blocks.strings)


def assert_same(text: str) -> None:
    assert list(_shown(split(text))) == list(_shown(the_long_way(text)))


USUAL = """@article{hansen2020,
  author = {Hansen, Kari and {Statistisk sentralbyrå}},
  title = {Tittel {Norge} på \\emph{to
    linjer}, med "anførsel" = # og %},
\tyear = 2020,
  month = jan
}
"""


def test_the_usual_shape_needs_no_bibtexparser() -> None:
    for text in (USUAL, USUAL.replace("jan\n}", "jan,\n}"), USUAL.replace("jan\n}", "jan}"), USUAL * 3):
        assert the_quick_way_only(text).entries == the_long_way(text).entries
        assert the_quick_way_only(text).entries


ODD = [
    "% en linje som slutter med \\\n@article{a,\n  title = {x \\\n y @},\n year = {2020},\n}\n",
    "@string{n = {Norsk}}\n@article{a,\n  journal = n,\n}\n",
    "@comment{\n@article{a,\n  title = {x},\n}\n}\n",
    "@commentary{a,\n  title = {x},\n}\n",
    "@Comment{a,\n  title = {x},\n}\n",
    "@article{a,\n  title = {post@example.org},\n}\n",
    "@article{a,\n  title = {x\n@book{y}},\n}\n",
    "@article{a,\n  title = {x\n@book{y},\n}\n",
    "@article{a,\n  title = {\\{x},\n}\n",
    "@article{a,\n  title = {x\\},\n}\n",
    "@article{a,\n  title = {x\\\\},\n}\n",
    "@article{a,\n  title = {x\\\\{y}},\n}\n",
    "@article{a,\n  title = {{{x}}},\n}\n",
    "@article{a,\n  title = {x} # {y},\n}\n",
    "@article{a,\n  title = {x} {y},\n}\n",
    "@article{a,\n  title = {x}\n  year = {2020}\n}\n",
    "@article{a,\n  year = 2020\n  title = {x}\n}\n",
    "@article{a,\n  title = {x},, year = {2020}\n}\n",
    "@article{a,\n  title = {x},\n  title\n}\n",
    "@article{a,\n  title = ,\n}\n",
    "@article{a,\n}\n",
    "@article{a,\n\n\n}\n",
    "@article{a,\n  title = {x},\n\n  year = {2020},\n}\n",
    "@article{a,\n  title = {x}, year = {2020},\n}\n",
    "@article{a,\n  title = {x},\n} etter @book{b,\n  title = {y},\n}\n",
    "  @article{a,\n  title = {x},\n}\n",
    "før @article{a,\n  title = {x},\n}\n",
    "@article{a b,\n  title = {x},\n}\n",
    "@article{å:ø/æ+1,\n  title = {x},\n}\n",
    "@article {a,\n  title = {x},\n}\n",
    "@article{a,\n  title = {x\n\n@article{b,\n  title = {y},\n}\nHusk!\n@article{c,\n  title = {z},\n}\n",
    "@article{a,\n  title = {x},\n}\n@article{a,\n  title = {y},\n}\n@article{a,\n title = {{{z}}}}\n",
    "@article{a,\n  title = {x},\n  title = {y},\n}\n",
    "@article{a,\n  title = {{{x}}},\n  title = {y},\n}\n",
]


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("frame", ["{}", f"{USUAL}{{}}", f"{{}}{USUAL}", f"{USUAL}\n\n{{}}\n{USUAL}"])
def test_odd_shapes_read_the_same(text: str, frame: str) -> None:
    before, after = frame.split("{}", 1) if "{}" in frame else ("", "")
    assert_same(before + text + after)


def test_the_shipped_bibliography_reads_the_same() -> None:
    assert_same((Path(__file__).parents[1] / "sources" / "references.bib").read_text("utf-8"))


_TOKENS = ["@", "@book{", "@book{b,\n", "@comment{", "@string{", "  title = ", "  year = {1999},\n", "},\n", ",\n"]
_PIECES = st.sampled_from([USUAL, *ODD, *_TOKENS, *'{}()",=#%\\\n x', "Ord", "2020"])


@settings(deadline=None, max_examples=500)
@given(pieces=st.lists(_PIECES, max_size=12))
def test_any_file_reads_the_same(pieces: list[str]) -> None:
    assert_same("".join(pieces))
