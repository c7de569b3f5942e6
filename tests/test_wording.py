"""Every sentence that the tool writes can be put otherwise or left unsaid, in every format at once."""

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import docx
import pypdfium2
import pytest
from click.testing import CliRunner

from litmatrix.building import build
from litmatrix.checking import check
from litmatrix.cli.application import application
from litmatrix.document import Block, Document, ItemList, Paragraph, Quotation, Section, Table, plain
from litmatrix.findings import build_findings
from litmatrix.languages import LANGUAGES
from litmatrix.load import load
from litmatrix.matrix import build_matrix
from litmatrix.matrix.wording import foreign_places, in_own_words, may_be_empty, replaceable
from litmatrix.model import Review
from litmatrix.model.protocol import ChapterPart
from tests.support import BASE, lay, loaded

ROOT = Path(__file__).parents[1]
NB = LANGUAGES["nb"]
PLAN = "matrices/r/review.yaml"
PARTS = ChapterPart.__args__  # type: ignore[attr-defined]


@cache
def shipped() -> Review:
    review = load(ROOT).review
    assert review is not None
    return review


def saying(texts: dict[str, str], **layout: object) -> Review:
    """The shipped review with its own words for these texts."""
    protocol = shipped().protocol
    chapter = protocol.findings.model_copy(update=layout)
    return replace(shipped(), protocol=protocol.model_copy(update={"texts": texts, "findings": chapter}))


def lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(content):
                yield plain(content)
            case Quotation(inner):
                yield from lines(inner)
            case ItemList(items):
                for item in items:
                    yield from lines(item)
            case Table():
                yield block.caption
                yield from (column.label for column in block.columns)
                yield from (plain(line) for row in block.rows for cell in row.cells for line in cell.lines)
                yield from map(plain, block.notes)


def told(document: Document) -> list[str]:
    def of(section: Section) -> Iterator[str]:
        yield plain(section.title)
        yield from lines(section.blocks)
        for below in section.sections:
            yield from of(below)

    return [*lines(document.blocks), *(line for section in document.sections for line in of(section))]


def every_line(review: Review) -> list[str]:
    return [*told(build_matrix(review)), *told(build_findings(review))]


@cache
def as_it_is() -> list[str]:
    return every_line(shipped())


MARK = "MERKE"


@pytest.mark.parametrize("name", replaceable(NB))
def test_every_text_can_be_put_otherwise(name: str) -> None:
    """Where the shipped review uses the text, the other wording stands there; it breaks nothing anywhere."""
    found = every_line(saying({name: MARK}))
    changed = [line for line in found if MARK in line]
    if found != as_it_is():
        assert changed, "the text went, and its other wording did not come"


@pytest.mark.parametrize("name", [name for name in replaceable(NB) if may_be_empty(name)])
def test_a_sentence_left_unsaid_leaves_nothing_behind(name: str) -> None:
    """No empty paragraph, no lonely full stop, no double space, and nothing else goes."""
    before = as_it_is()
    found = every_line(saying({name: ""}))
    for line in found:
        if line not in before:
            assert line.strip(), "an empty paragraph"
            assert line == line.strip()
            assert "  " not in line
            assert not line.startswith((".", ",", ":", ";"))
            assert " ." not in line
    assert len("".join(found)) <= len("".join(before))


@pytest.mark.parametrize("part", PARTS)
def test_every_part_can_be_left_out(part: str) -> None:
    """Nothing but that part goes."""
    before, found = as_it_is(), every_line(saying({}, leave_out=(part,)))
    assert set(found) <= set(before)
    assert len(found) < len(before) or part == "map"


def test_with_everything_left_out_the_author_s_text_stands_alone() -> None:
    review = saying({}, leave_out=PARTS)
    document = build_findings(review)
    assert [section.id for section in document.sections] == [
        "introduction",
        *(finding.id for finding in review.findings),
    ]
    for section, finding in zip(document.sections[1:], review.findings, strict=True):
        assert section.blocks == finding.body


@pytest.mark.parametrize("words", LANGUAGES.values(), ids=list(LANGUAGES))
def test_wordings_that_cannot_be_used_are_not_used(words) -> None:
    own = {
        "methods.searched": "{databases.__class__}",
        "methods.include": "{0}",
        "methods.exclude": "{criteria!r:>99999999}",
        "findings.overview": "",
        "severity.error": "x",
        "overview.remark": "{ {studies} }",
    }
    assert in_own_words(words, own).labels == words.labels
    assert in_own_words(words, {"methods.searched": "Søkt: {databases}"}).label("methods.searched", databases="X")
    assert foreign_places("methods.searched", "{databases} og {alt}", words) == ("{alt}",)


FORMATS = {
    "findings.md": lambda data: data.decode(),
    "findings.tex": lambda data: data.decode(),
    "findings.body.tex": lambda data: data.decode(),
    "findings.html": lambda data: data.decode(),
    "findings.docx": lambda data: "\n".join(one.text for one in docx.Document(io.BytesIO(data)).paragraphs),
    "findings.pdf": lambda data: "\n".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)
    ),
}


def chapters(root: Path, plan: str, **more: object) -> dict[str, str]:
    """The chapter of the base review with more in its plan, as text, by file."""
    read = loaded(root, {PLAN: (BASE[PLAN] or "") + plan})
    assert read.review is not None
    outputs, faults = build(read, read.review, root, ["md", "tex", "html", "docx", "pdf"], **more)  # type: ignore[arg-type]
    assert faults == ()
    return {name: " ".join(reading(outputs[name]).split()) for name, reading in FORMATS.items()}


def test_own_words_and_silence_in_every_format(tmp_path: Path) -> None:
    plan = 'texts:\n  methods.searched: "Jeg lette i {databases}."\n  overview.remark: ""\n  findings.overview: Kart\n'
    before, after = chapters(tmp_path / "a", ""), chapters(tmp_path / "b", plan)
    for name, text in after.items():
        assert "Jeg lette i Oria." in text, name
        assert "Det er søkt etter litteratur i Oria." in before[name], name
        assert "veier dem ikke mot hverandre" in before[name], name
        assert "veier dem ikke mot hverandre" not in text, name
        assert "Kart" in text, name


def test_a_final_chapter_has_no_notes_to_the_author_in_any_format(tmp_path: Path) -> None:
    draft, final = chapters(tmp_path / "a", ""), chapters(tmp_path / "b", "", final=True)
    for name in FORMATS:
        assert "Hva kan søket ha gått glipp av" in draft[name], name
        assert "Hva kan søket ha gått glipp av" not in final[name], name
        assert "Begrensninger" in final[name], name


def test_the_author_s_own_limitations_take_the_place_of_the_questions(tmp_path: Path) -> None:
    plan = "findings:\n  limitations: |\n    Bare ett søk.\n\n    Bare én vurderer & leser.\n"
    for name, text in chapters(tmp_path, plan).items():
        assert "Bare ett søk." in text, name
        assert "Hva kan søket ha gått glipp av" not in text, name
        assert "Bare én har vurdert studiene" in text, name


def test_a_final_build_stops_at_a_finding_that_must_be_looked_at(tmp_path: Path) -> None:
    lay(tmp_path, {})

    def run(*words: str):
        return CliRunner().invoke(application("nb"), [*words, "--root", str(tmp_path)], catch_exceptions=False)

    assert run("seal", "--all").exit_code == 0
    assert run("build", "--final", "--to", "md").exit_code == 0
    written = (tmp_path / "build/r/findings.md").read_bytes()
    study = tmp_path / "sources/a.yaml"
    study.write_text(study.read_text("utf-8").replace("rating: godt", "rating: lite"), "utf-8")
    refused = run("build", "--final", "--to", "md")
    assert refused.exit_code == 1
    assert "F1 i a: godt → lite" in refused.stderr
    assert (tmp_path / "build/r/findings.md").read_bytes() == written
    assert run("build", "--to", "md").exit_code == 0
    assert "Utkast." in (tmp_path / "build/r/findings.md").read_text("utf-8")


@pytest.mark.parametrize(
    "text", ['methods.searched: ""', 'findings.scope: ""', 'note.scale: "{levels}"', "findings.overview: Oversikt"]
)
def test_good_wordings_are_left_alone(text: str, tmp_path: Path) -> None:
    read = loaded(tmp_path, {PLAN: (BASE[PLAN] or "") + f"texts:\n  {text}\n"})
    assert [one.code for one in check(read)] == []


def test_a_stale_finding_is_marked_in_every_format(tmp_path: Path) -> None:
    lay(tmp_path, {})
    CliRunner().invoke(application("nb"), ["seal", "--all", "--root", str(tmp_path)], catch_exceptions=False)
    study = tmp_path / "sources/a.yaml"
    study.write_text(study.read_text("utf-8").replace("rating: godt", "rating: lite"), "utf-8")
    read = load(tmp_path)
    assert read.review is not None
    outputs, _ = build(read, read.review, tmp_path, ["md", "tex", "html", "docx", "pdf", "page"])
    for name, reading in {**FORMATS, "review.html": lambda data: data.decode()}.items():
        text = " ".join(reading(outputs[name]).replace(r"\ensuremath{\rightarrow}", "→").split())
        assert "Utkast. Dette er endret siden teksten ble sett over:" in text, name
        assert "F1 i a: godt → lite" in text, name
