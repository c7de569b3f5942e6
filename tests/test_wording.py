"""Every sentence that the tool writes can be put otherwise or left unsaid, in every format at once."""

import io
from collections.abc import Iterator, Mapping
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
from litmatrix.document import Block, Document, Figure, ItemList, Paragraph, Quotation, Section, Table, plain
from litmatrix.findings import build_findings
from litmatrix.languages import LANGUAGES, Language
from litmatrix.load import load
from litmatrix.matrix import build_matrix
from litmatrix.matrix.wording import foreign_places, in_own_words, may_be_empty, replaceable
from litmatrix.model import Review
from litmatrix.model.protocol import ChapterPart
from tests.support import BASE, lay, loaded
from tests.test_own_output import JUDGED

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
            case Figure():
                yield block.caption
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


class Recording(dict[str, str]):
    """Labels that remember which of them were asked for."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        super().__init__(labels)
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> str:
        self.asked.add(name)
        return super().__getitem__(name)


def with_everything(root: Path) -> Review:
    """A review in which the tool has something to say of everything: gaps, raters, flow, both kinds of confidence."""
    study = (BASE["sources/a.yaml"] or "").replace("design:", "peer_reviewed: no\ndesign:")
    read = loaded(
        root,
        {
            "sources/a.yaml": study + "appraisal: {tool: tone, items: {troverdighet: ja}}\n",
            "sources/c.yaml": "reports: [a2020]\nappraisal: {tool: not-applicable, because: Et kart}\n",
            "sources/d.yaml": "reports: [b2021]\nratings: {F1: {rating: not-applicable}, F2: {rating: not-reported}}\n",
            "sources/e.yaml": "reports: [b2021]\nevidence: {e1: {quote: Uten side}}\n",
            PLAN: (BASE[PLAN] or "").replace("  - {id: F1", "  - {id: F2, label: To, text: Hva mer}\n  - {id: F1")
            + "raters: [{id: en, name: Første}, {id: to, name: Andre, note: Leste én}]\n"
            + "appraisal: {tools: [tone]}\nfindings: {group_by: question}\n",
            "matrices/r/ratings/to.yaml": "ratings: {a: {F1: {rating: lite, because: Annen grunn}}}\n",
            "matrices/r/consensus.yaml": "consensus: {a: {F1: {rating: godt, by: [en, to], because: Enige, date: 2023-03-01}}}\n",
            "matrices/r/findings/01-x.md": (BASE["matrices/r/findings/01-x.md"] or "").replace(
                "---\n#", f"{JUDGED}---\n#"
            ),
            "matrices/r/search.yaml": (BASE["matrices/r/search.yaml"] or "")
            + "screening: {screened: 9, included: 2}\n",
        },
    ).review
    assert read is not None
    return read


def asked_for(review: Review, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The names of the texts that the matrix and the chapter are made with."""
    recorded: list[Recording] = []

    def recording(words: Language, own: Mapping[str, str]) -> Language:
        recorded.append(Recording(in_own_words(words, own).labels))
        return replace(words, labels=recorded[-1])

    monkeypatch.setattr("litmatrix.matrix.frame.in_own_words", recording)
    monkeypatch.setattr("litmatrix.flow.in_own_words", recording)
    every_line(review)
    monkeypatch.undo()
    return set().union(*(one.asked for one in recorded))


def test_every_sentence_that_is_shown_can_be_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of all texts that the documents ask for: what ends like a sentence may be emptied, and is then gone."""
    whole = with_everything(tmp_path)
    for review in (shipped(), whole):
        names = asked_for(review, monkeypatch)
        assert len(names) > 100
        ended = {name for name in names if NB.labels[name].rstrip().endswith((".", ":", "?"))}
        kept = {name for name in ended if not may_be_empty(name)}
        assert kept == {"lights.description"}, "only what a figure says to those who do not see it must stay"
        before = every_line(review)
        for name in sorted(ended - kept):
            protocol = review.protocol.model_copy(update={"texts": {name: ""}})
            after = every_line(replace(review, protocol=protocol))
            assert sum(map(len, after)) < sum(map(len, before)), f"{name} is still said"


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


# Templates of one's own


MARKDOWN = """\
{% extends "default/findings.md.j2" %}
{% block content %}
{% if section.id == "SECTION" %}

I stedet.
{% else %}
{{ super() }}
{%- endif %}
{% endblock %}
"""
LATEX = """\
((* extends "default/findings.body.tex.j2" *))
((* block content *))
((* if section.id == "SECTION" *))

I stedet.
((* else *))
((( super() )))
((* endif *))
((* endblock *))
"""
PAGE = MARKDOWN.replace(".md.", ".html.")


def sections_of(document: Document) -> Iterator[Section]:
    waiting = [*document.sections]
    while waiting:
        section = waiting.pop(0)
        yield section
        waiting = [*section.sections, *waiting]


def with_templates(root: Path) -> dict[str, bytes]:
    """The shipped chapter with the templates of a folder."""
    made, faults = build(load(ROOT), shipped(), root, ["md", "tex", "html"])
    assert not faults
    return made


@cache
def without_templates() -> dict[str, bytes]:
    return with_templates(ROOT)


SECTIONS = [section.id for section in sections_of(build_findings(shipped()))]


@pytest.mark.parametrize("name", SECTIONS)
def test_a_template_block_puts_something_in_the_place_of_any_part(name: str, tmp_path: Path) -> None:
    """What a section of the chapter says goes, its heading and everything else stay."""
    before = without_templates()
    (tmp_path / "templates").mkdir()
    for file, text in (("md", MARKDOWN), ("body.tex", LATEX), ("html", PAGE)):
        (tmp_path / f"templates/findings.{file}.j2").write_text(text.replace("SECTION", name), "utf-8")
    after = with_templates(tmp_path)
    (section,) = [one for one in sections_of(build_findings(shipped())) if one.id == name]
    for file in ("findings.md", "findings.body.tex", "findings.tex", "findings.html"):
        told, was = (made[file].decode().splitlines() for made in (after, before))
        assert told.count("I stedet.") == 1, file
        assert set(told) - {"I stedet."} <= set(was), file
        assert sum(map(len, told)) < sum(map(len, was)) or not section.blocks, file


def test_a_chapter_of_which_everything_is_left_unsaid_is_still_a_document(tmp_path: Path) -> None:
    """All sentences at once, in every format."""
    silent = {name: "" for name in replaceable(NB) if may_be_empty(name)}
    protocol = with_everything(tmp_path).protocol.model_copy(update={"texts": silent})
    read = load(tmp_path)
    assert read.review is not None
    review = replace(read.review, protocol=protocol)
    outputs, faults = build(read, review, tmp_path, ["md", "tex", "html", "docx", "pdf", "xlsx", "page"])
    assert faults == ()
    text = outputs["findings.md"].decode()
    assert "Tilliten er vurdert etter" not in text
    assert "Praksis virker" in text
