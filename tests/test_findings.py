"""The findings chapter: the author's prose, and beside it who stands behind it, the evidence and the gaps."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from litmatrix.citations.author_year import cite_author_year
from litmatrix.document import Block, Document, ItemList, Paragraph, Quotation, Section, Table, plain
from litmatrix.findings import build_findings
from tests.support import loaded
from tests.writers.documents import review as hostile_review

PLAN = "matrices/r/review.yaml"
PLAN_TEXT = """\
title: Praksis
language: {language}
question: Hva virker?
research_questions:
  - {{id: F1, label: Virkning, text: Virker praksis?}}
  - {{id: F2, label: Kostnad, text: Hva koster det?}}
scale:
  name: Belegg
  levels: [{{id: lite, label: Lite}}, {{id: godt, label: Godt}}]
matrix: {{as_of: 2023}}
findings: {{group_by: {group_by}, methods: "false"}}
"""


def built(
    tmp_path: Path, *findings: str, language: str = "nb", group_by: str = "finding", **sources: str
) -> Document:
    """The chapter of the base review with these findings instead of its own."""
    files: dict[str, str | None] = {"matrices/r/findings/01-x.md": None}
    files |= {f"matrices/r/findings/{number:02}-f.md": text for number, text in enumerate(findings, 1)}
    files |= {f"sources/{name}.yaml": text for name, text in sources.items()}
    review = loaded(tmp_path, {**files, PLAN: PLAN_TEXT.format(language=language, group_by=group_by)}).review
    assert review is not None
    return cite_author_year(build_findings(review), review)


def finding(title: str, front: str, prose: str = "Tekst.") -> str:
    return f"---\n{front}\n---\n# {title}\n\n{prose}\n"


def lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Every paragraph as text, lists and quotations included."""
    for block in blocks:
        match block:
            case Paragraph(content):
                yield plain(content)
            case Quotation(inner):
                yield from (f"> {line}" for line in lines(inner))
            case ItemList(items):
                for item in items:
                    yield from (f"- {line}" for line in lines(item))


def told(section: Section) -> str:
    return "\n".join(lines(section.blocks))


def named(document: Document, title: str) -> Section:
    return next(section for section in document.sections if plain(section.title) == title)


SENTENCES = {
    "nb": (
        "Ingen studier er ført opp som støtte.",
        "Én studie er ført opp som støtte (Aas, 2020).",
        "To studier er ført opp som støtte (Berg, 2021; Aas, 2020).",
        "Ingen studier er ført opp mot funnet.",
        "To studier i matrisen er ikke nevnt (Berg, 2021; Aas, 2020).",
        "Én studie i matrisen er ikke nevnt (Berg, 2021).",
        "Alle studiene i matrisen er nevnt.",
        "Funnet er knyttet til F1 (Virkning) og F2 (Kostnad).",
        "Funnet er ikke knyttet til noe forskningsspørsmål.",
    ),
    "nn": (
        "Ingen studiar er førte opp som støtte.",
        "Éin studie er ført opp som støtte (Aas, 2020).",
        "To studiar er førte opp som støtte (Berg, 2021; Aas, 2020).",
        "Ingen studiar er førte opp mot funnet.",
        "To studiar i matrisa er ikkje nemnde (Berg, 2021; Aas, 2020).",
        "Éin studie i matrisa er ikkje nemnd (Berg, 2021).",
        "Alle studiane i matrisa er nemnde.",
        "Funnet er knytt til F1 (Virkning) og F2 (Kostnad).",
        "Funnet er ikkje knytt til noko forskingsspørsmål.",
    ),
    "en": (
        "No studies are listed in support.",
        "One study is listed in support (Aas, 2020).",
        "Two studies are listed in support (Aas, 2020; Berg, 2021).",
        "No studies are listed against the finding.",
        "Two studies in the matrix are not mentioned (Aas, 2020; Berg, 2021).",
        "One study in the matrix is not mentioned (Berg, 2021).",
        "All studies in the matrix are mentioned.",
        "The finding is linked to F1 (Virkning) and F2 (Kostnad).",
        "The finding is not linked to any research question.",
    ),
}


@pytest.mark.parametrize("language", SENTENCES)
def test_none_one_and_several(tmp_path: Path, language: str) -> None:
    document = built(
        tmp_path,
        finding("Ingen", "questions: []"),
        finding("Én", "questions: [F1, F2]\nsupported_by: [a]"),
        finding("Begge", "questions: [F1]\nsupported_by: [a, b]"),
        language=language,
    )
    none, one, several, against, silent, silent_one, silent_none, questions, no_question = SENTENCES[language]
    assert f"{no_question} {none} {against} {silent}" in told(named(document, "Ingen"))
    assert f"{questions} {one} {against} {silent_one}" in told(named(document, "Én"))
    assert f"{several} {against} {silent_none}" in told(named(document, "Begge"))


def test_many_studies_that_are_not_mentioned_are_only_counted(tmp_path: Path) -> None:
    more = {f"c{number}": f"reports: [c{number}]\n" for number in range(13)}
    document = built(tmp_path, finding("Begge", "questions: [F1]\nsupported_by: [a, b]"), **more)
    assert "13 studier i matrisen er ikke nevnt.\n" in told(named(document, "Begge")) + "\n"


def test_evidence_stands_with_its_study_its_rating_and_its_page(tmp_path: Path) -> None:
    document = built(
        tmp_path,
        finding("Virker", "questions: [F1]\nsupported_by: [a]\ncontradicted_by: [b]", "Min tekst [@a2020]."),
    )
    section = named(document, "Virker")
    sides = (
        "Studiene. Funnet er knyttet til F1 (Virkning). Én studie er ført opp som støtte (Aas, 2020). "
        "Én studie er ført opp mot funnet (Berg, 2021). Alle studiene i matrisen er nevnt."
    )
    assert told(section) == "\n".join(
        [
            "Min tekst (Aas, 2020).",
            sides,
            "Belegg.",
            "- Aas 2020 F1\u00a0Godt: Spør både ledere og deltakere.",
            "- - «Praksis virker» (Aas, 2020, s.\u00a012).",
            "Belegg mot funnet.",
            "- Berg 2021 F1\u00a0Lite: Nevner praksis ett sted.",
            "- - Praksis virker når språket er der (Berg, 2021, s.\u00a040–41).",
        ]
    )


def test_evidence_from_more_than_a_hundred_studies_is_in_the_workbook(tmp_path: Path) -> None:
    names = [f"c{number}" for number in range(101)]
    more = {name: f"reports: [{name}]\n" for name in names}
    document = built(
        tmp_path,
        finding("Mange", f"questions: [F1]\nsupported_by: [{', '.join(names)}]\ncontradicted_by: [b]"),
        finding("Færre", f"questions: [F1]\nsupported_by: [{', '.join(names[1:])}]"),
        **more,
    )
    lines = told(named(document, "Mange")).splitlines()
    assert "Belegg. Belegget fra 101 studier står i arbeidsboken, på arket «Belegg»." in lines
    assert "- Berg 2021 F1\u00a0Lite: Nevner praksis ett sted." in lines
    assert sum(line.startswith("- c") for line in told(named(document, "Færre")).splitlines()) == 100


def test_gaps_are_named_by_kind(tmp_path: Path) -> None:
    document = built(
        tmp_path,
        finding("Hull", "questions: [F1, F2]\nsupported_by: [a, b]\ntodo: [Les på nytt]"),
        a="reports: [a2020]\nevidence: {e1: {quote: x}}\nratings: {F1: {rating: godt, evidence: [e1]}}\n",
        b="reports: [b2021]\nratings: {F1: {rating: lite, because: y}, F2: {rating: not-addressed}}\n",
    )
    gaps = told(named(document, "Hull")).split("Åpne hull.\n")[1]
    assert gaps == "\n".join(
        [
            "- Én vurdering mot F1 mangler begrunnelse (Aas, 2020).",
            "- Én vurdering mot F1 mangler belegg (Berg, 2021).",
            "- Én studie er ikke vurdert mot F2 (Aas, 2020).",
            "- Én studie har belegg uten sidetall eller annet sted i rapporten (Aas, 2020).",
            "- Gjenstår: Les på nytt",
        ]
    )


def test_forty_words_make_a_block() -> None:
    review = hostile_review()
    section = named(cite_author_year(build_findings(review), review), "Praksis virker for 70 % & flere")
    block = next(line for line in lines(section.blocks) if "> " in line and "Et langt sitat" in line)
    assert block.startswith("- - > Et langt sitat")
    assert block.endswith("akkurat det. (Aasen & Øye, 2020a, «Metode»)")
    assert "«Praksis er ‘veien’ inn» (Aasen & Øye, 2020b, s.\u00a012–14)." in told(section)


def test_confidence_is_written_as_the_field_writes_it() -> None:
    review = hostile_review()
    section = named(build_findings(review), "Praksis virker for 70 % & flere")
    lines = told(section).split("\n")
    assert "Tillit. ⊕⊕⊕◯\u00a0moderat tillit. Få studier." in lines
    assert "- Metodiske begrensninger: liten bekymring. To av tre er små." in lines


def test_the_introduction_states_the_problem_and_the_questions(tmp_path: Path) -> None:
    document = built(tmp_path, finding("A", "questions: [F1]\nsupported_by: [a]"))
    introduction = document.sections[0]
    assert plain(introduction.title) == "Innledning"
    text = told(introduction)
    assert "Problemstilling. Hva virker?" in text
    assert "- F1 Virkning. Virker praksis?\n- F2 Kostnad. Hva koster det?" in text
    assert "Kapittelet bygger på to studier og legger fram ett funn." in text


def test_grouped_by_question_each_finding_stands_once(tmp_path: Path) -> None:
    document = built(
        tmp_path,
        finding("Første", "questions: [F2, F1]\nsupported_by: [a]"),
        finding("Andre", "questions: []"),
        group_by="question",
    )
    titles = [
        (plain(section.title), [plain(below.title) for below in section.sections]) for section in document.sections
    ]
    assert titles == [
        ("Innledning", []),
        ("F1 Virkning", []),
        ("F2 Kostnad", ["Første"]),
        ("Andre funn", ["Andre"]),
        (
            "Oversikt per forskningsspørsmål",
            ["Svarene på hvert spørsmål", "Kart over belegget", "Studiene i grupper og hver for seg"],
        ),
        ("Begrensninger", []),
    ]
    assert told(document.sections[1]) == "Virker praksis?\nSe også «Første» under F2."


def test_a_question_without_findings_says_so(tmp_path: Path) -> None:
    document = built(tmp_path, finding("A", "questions: [F1]\nsupported_by: [a]"), group_by="question")
    assert told(named(document, "F2 Kostnad")) == "Hva koster det?\nIngen funn er knyttet til dette spørsmålet."


def test_the_overview_counts_and_does_not_weigh(tmp_path: Path) -> None:
    document = built(tmp_path, finding("A", "questions: [F1]\nsupported_by: [a]"))
    remark, table = named(document, "Oversikt per forskningsspørsmål").blocks
    assert isinstance(remark, Paragraph)
    assert (
        plain(remark.content)
        == "Tabellen teller opp vurderingene av to studier. Den veier dem ikke mot hverandre."
    )
    assert isinstance(table, Table)
    shown = [[" / ".join(map(plain, cell.lines)) for cell in row.cells] for row in table.rows]
    assert shown == [
        ["F1 Virkning", "Godt: 1 / Lite: 1", "A", "ingen"],
        ["F2 Kostnad", "Godt: 0 / Lite: 0 / mangler: 2", "ingen", "2 studier ikke vurdert"],
    ]


def test_unknown_studies_and_questions_do_not_break_the_chapter(tmp_path: Path) -> None:
    document = built(tmp_path, finding("A", "questions: [F9]\nsupported_by: [ukjent]\ncontradicted_by: [a]"))
    assert "Ingen studier er ført opp som støtte. Én studie er ført opp mot funnet (Aas, 2020)." in told(
        named(document, "A")
    )
