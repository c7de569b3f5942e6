"""What the studies say together: sentences that count and never conclude, and tables by design, theme and study."""

import re
from pathlib import Path

import pytest

from litmatrix.citations.author_year import cite_author_year
from litmatrix.document import (
    Cell,
    Column,
    Document,
    ItemList,
    LevelMark,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
    plain,
)
from litmatrix.findings import build_findings
from litmatrix.languages import LANGUAGES
from litmatrix.matrix.frame import frame_of
from litmatrix.matrix.widths import fitted
from litmatrix.synthesis import groups
from tests.support import BASE, loaded

PLAN = """\
title: Praksis
language: {language}
research_questions:
  - {{id: F1, label: Virkning, text: Virker praksis?}}
  - {{id: F2, label: Kostnad, text: Hva koster det?, scale: Pris}}
scale: {{name: Belegg, levels: [{{id: lite, label: Lite}}, {{id: bra, label: Bra}}, {{id: godt, label: Godt}}]}}
scales: [{{name: Pris, levels: [{{id: billig, label: Billig}}, {{id: dyrt, label: Dyrt}}]}}]
matrix: {{as_of: 2023}}
"""
FINDING = "---\nquestions: [F1]\nsupported_by: [{name}]\n---\n# Funn {name}\n\nTekst.\n"


def study(number: int, rating: str | None = None, **fields: str) -> str:
    """A study file; `rating` is what it says on F1."""
    lines = [
        f"reports: [s{number}]",
        "design: qualitative",
        *(f"{name}: {value}" for name, value in fields.items()),
    ]
    lines += [f"ratings:\n  F1: {{{rating}, because: Grunn}}"] if rating else []
    return "\n".join(lines) + "\n"


def chapter(root: Path, *studies: str, language: str = "nb", findings: int = 0) -> Document:
    names = [f"s{number}" for number in range(len(studies))]
    bib = "".join(
        f"@book{{{name}, author = {{Navn{name.upper()}, A.}}, title = {{T}}, date = {{20{n:02}}}}}\n"
        for n, name in enumerate(names)
    )
    files: dict[str, str | None] = {
        **dict.fromkeys(("sources/a.yaml", "sources/b.yaml", "matrices/r/findings/01-x.md")),
        "sources/references.bib": bib,
        "matrices/r/review.yaml": PLAN.format(language=language),
        **{f"sources/{name}.yaml": text for name, text in zip(names, studies, strict=True)},
        **{f"matrices/r/findings/{n}.md": FINDING.format(name=names[n]) for n in range(findings)},
    }
    review = loaded(root, files).review
    assert review is not None
    return cite_author_year(build_findings(review), review)


def section(document: Document, name: str) -> Section:
    found = {one.id: one for outer in document.sections for one in (outer, *outer.sections)}
    return found[name]


def sentences(document: Document) -> str:
    """What is said of F1, the names taken away."""
    first = section(document, "answers").blocks[0]
    assert isinstance(first, Paragraph)
    return re.sub(r" \(NavnS[^)]*\)", "", plain(first.content))


TOLD = {
    "nb": {
        "none": "Ingen studier er vurdert til et nivå. Ingen funn er knyttet til spørsmålet.",
        "one": "Én studie er vurdert til et nivå. Ett svar støtter. Ingen svar motsier. Ingen svar er blandet. "
        "Ett funn er knyttet til spørsmålet.",
        "two": "To studier er vurdert til et nivå. Ingen svar støtter. To svar motsier. Ingen svar er blandet. "
        "To funn er knyttet til spørsmålet.",
        "undirected": "Én studie er vurdert til et nivå. Hvilken vei svarene peker, er ikke oppgitt.",
        "silent": "Én studie belyser ikke spørsmålet. For én studie er spørsmålet ikke relevant. "
        "Én studie er ikke vurdert ennå.",
        "silent two": "To studier belyser ikke spørsmålet. For to studier er spørsmålet ikke relevant. "
        "To studier er ikke vurdert ennå.",
        "many": "14 studier er vurdert til et nivå. 13 svar støtter. Ingen svar motsier. Ett svar er blandet.",
        "some": "Tre studier er vurdert til et nivå. Ett svar støtter. Ingen svar motsier. Ingen svar er blandet. "
        "For to svar er det ikke oppgitt hvilken vei de peker.",
    },
    "nn": {
        "none": "Ingen studiar er vurderte til eit nivå. Ingen funn er knytte til spørsmålet.",
        "one": "Éin studie er vurdert til eit nivå. Eitt svar støttar. Ingen svar motseier. Ingen svar er blanda. "
        "Eitt funn er knytt til spørsmålet.",
        "two": "To studiar er vurderte til eit nivå. Ingen svar støttar. To svar motseier. Ingen svar er blanda. "
        "To funn er knytte til spørsmålet.",
        "undirected": "Éin studie er vurdert til eit nivå. Kva veg svara peikar, er ikkje oppgitt.",
        "silent": "Éin studie tek ikkje opp spørsmålet. For éin studie er spørsmålet ikkje relevant. "
        "Éin studie er ikkje vurdert enno.",
        "silent two": "To studiar tek ikkje opp spørsmålet. For to studiar er spørsmålet ikkje relevant. "
        "To studiar er ikkje vurderte enno.",
        "many": "14 studiar er vurderte til eit nivå. 13 svar støttar. Ingen svar motseier. Eitt svar er blanda.",
        "some": "Tre studiar er vurderte til eit nivå. Eitt svar støttar. Ingen svar motseier. Ingen svar er blanda. "
        "For to svar er det ikkje oppgitt kva veg dei peikar.",
    },
    "en": {
        "none": "No studies are rated at a level. No findings are linked to the question.",
        "one": "One study is rated at a level. One answer supports. No answers contradict. No answers are mixed. "
        "One finding is linked to the question.",
        "two": "Two studies are rated at a level. No answers support. Two answers contradict. No answers are mixed. "
        "Two findings are linked to the question.",
        "undirected": "One study is rated at a level. Which way the answers point is not stated.",
        "silent": "One study does not address the question. To one study the question does not apply. "
        "One study is not rated yet.",
        "silent two": "Two studies do not address the question. To two studies the question does not apply. "
        "Two studies are not rated yet.",
        "many": "14 studies are rated at a level. 13 answers support. No answers contradict. One answer is mixed.",
        "some": "Three studies are rated at a level. One answer supports. No answers contradict. No answers are mixed. "
        "Of two answers it is not stated which way they point.",
    },
}
FOR, AGAINST, MIXED = (f"rating: godt, direction: {way}" for way in ("supports", "contradicts", "mixed"))
SILENT = ("rating: not-addressed", "rating: not-applicable", None)


@pytest.mark.parametrize("language", TOLD)
def test_sentences_for_none_one_two_and_many(language: str, tmp_path: Path) -> None:
    def said(name: str, *ratings: str | None, findings: int = 0) -> None:
        studies = [study(number, rating) for number, rating in enumerate(ratings)]
        root = tmp_path / name.replace(" ", "-")
        found = sentences(chapter(root, *studies, language=language, findings=findings))
        assert TOLD[language][name] in found

    said("none")
    said("one", FOR, findings=1)
    said("two", AGAINST, AGAINST, findings=2)
    said("undirected", "rating: godt")
    said("silent", *SILENT)
    said("silent two", *SILENT, *SILENT)
    said("many", *[FOR] * 13, MIXED)
    said("some", FOR, "rating: lite", "rating: bra")


@pytest.mark.parametrize("words", LANGUAGES.values(), ids=list(LANGUAGES))
def test_the_sentences_lay_out_and_never_conclude(words) -> None:
    """No majority, no trend, no weight: what a reader may conclude is not the tool's to say."""
    told = " ".join(text for name, text in words.labels.items() if name.startswith(("synthesis.", "limitations.")))
    concluding = (
        r"fleirtal|flertall|majority|de fleste|dei fleste|most (?:of|studies)|tyder|tyd(?:er|ar)|indicat|suggest"
        r"|derfor|therefore|viser at|show that|konklu|conclu|sterk|strong|overvekt|trend"
    )
    assert not re.search(concluding, told, re.IGNORECASE)


def test_levels_stand_with_their_studies_the_highest_first(tmp_path: Path) -> None:
    document = chapter(tmp_path, study(0, "rating: lite"), study(1, "rating: godt"), study(2, "rating: godt"))
    levels = section(document, "answers").blocks[1]
    assert isinstance(levels, ItemList)
    assert [plain(item[0].content) for item in levels.items] == [  # type: ignore[union-attr]
        "Godt: 2 studier (NavnS1, 2001; NavnS2, 2002).",
        "Bra: ingen studier.",
        "Lite: 1 studie (NavnS0, 2000).",
    ]


def test_many_studies_are_counted_and_not_named(tmp_path: Path) -> None:
    document = chapter(tmp_path, *(study(number, "rating: godt") for number in range(13)))
    levels = section(document, "answers").blocks[1]
    assert isinstance(levels, ItemList)
    assert plain(levels.items[0][0].content) == "Godt: 13 studier."  # type: ignore[union-attr]


def tables(document: Document) -> dict[str, dict[str, list[str]]]:
    """Id -> row -> cells."""
    return {
        table.id: {row.id: ["; ".join(map(plain, cell.lines)) for cell in row.cells[1:]] for row in table.rows}
        for table in section(document, "groups").blocks
        if isinstance(table, Table)
    }


def test_groups_by_design_and_theme_and_each_study(tmp_path: Path) -> None:
    found = tables(
        chapter(
            tmp_path,
            study(0, FOR, themes="[språk, arbeid]"),
            study(1, "rating: not-addressed", themes="[arbeid]"),
            "reports: [s2]\nratings: {F2: {rating: dyrt, because: Grunn}}\n",
            findings=1,
        )
    )
    assert found["by-theme"] == {
        "arbeid": ["NavnS0 2000; NavnS1 2001", "Godt: 1; ikke belyst: 1", "mangler: 2"],
        "språk": ["NavnS0 2000", "Godt: 1", "mangler: 1"],
        "mangler": ["NavnS2 2002", "mangler: 1", "Dyrt: 1"],
    }
    assert list(found["by-design"]) == ["Kvalitativ", "mangler"]
    assert found["by-study"]["s0"] == ["Funn s0", "ingen", "Godt; støtter", "mangler"]
    assert found["by-study"]["s2"] == ["ingen", "ingen", "mangler", "Dyrt"]


def test_a_review_without_studies(tmp_path: Path) -> None:
    assert "groups" not in {one.id for one in section(chapter(tmp_path), "overview").sections}


def test_limitations_are_the_facts_of_the_files(tmp_path: Path) -> None:
    document = chapter(
        tmp_path, study(0, "rating: godt", peer_reviewed="no"), study(1, peer_reviewed="yes"), findings=1
    )
    (head, facts, *_) = section(document, "limitations").blocks
    assert isinstance(head, Paragraph)
    assert isinstance(facts, ItemList)
    assert [plain(item[0].content) for item in facts.items] == [  # type: ignore[union-attr]
        "Av fire vurderinger mangler tre.",
        "Bare én har vurdert studiene.",
        "Metoden i to studier er ikke kritisk vurdert (NavnS0, 2000; NavnS1, 2001).",
        "Én studie er ikke fagfellevurdert (NavnS0, 2000).",
        "Ett funn hviler på én studie.",
        "Ett forskningsspørsmål har ingen funn (F2).",
    ]


def test_themes_of_the_same_studies_share_a_row(tmp_path: Path) -> None:
    studies = {
        "sources/a.yaml": BASE["sources/a.yaml"].replace("[praksis]", "[språk, arbeid, bolig]"),
        "sources/b.yaml": BASE["sources/b.yaml"].replace("[språk]", "[bolig]"),
    }
    review = loaded(tmp_path, studies).review
    assert review is not None
    found = groups(review.included, "theme", frame_of(review))
    assert {name: [study.id for study in members] for name, members in found.items()} == {
        "arbeid; språk": ["a"],
        "bolig": ["a", "b"],
    }


# Widths


def _row(name: str, finding: str, answers: int) -> Row:
    level = Cell(((LevelMark(0, 3, "Godt"),),), None, "rating")
    return Row(name, (Cell(((Text(name),),), None, "head"), Cell(((Text(finding),),) * 7), *[level] * answers))


def _columns(answers: int) -> list[Column]:
    return [
        Column("study", "Studie"),
        Column("supports", "Støtter"),
        *(Column(f"F{n}", f"F{n}") for n in range(answers)),
    ]


def test_a_column_of_names_has_room_for_whole_names_beside_long_texts() -> None:
    """Whatever else stands there: but levels, which cannot be broken, come first."""
    rows = [
        _row(
            "Guribye & Espegren 2019", "Mange vil inkludere, men lite arbeid er nok til å telle som sysselsatt", 5
        )
    ]
    without, named = fitted(_columns(5), rows), fitted(_columns(5), rows, "study")
    assert without[0].weight < len("Guribye & Espegren 2019") <= named[0].weight
    assert round(sum(one.weight for one in named)) == 150
    many = [_row("Guribye & Espegren 2019", "Kort", 20)]
    assert fitted(_columns(20), many, "study") == fitted(_columns(20), many)
    assert fitted(_columns(5), [], "study") == fitted(_columns(5), [])
