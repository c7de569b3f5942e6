"""A synthetic review of any size: Norwegian words, the shape of real study files, nothing that is true.

    python benchmarks/generate.py FOLDER NUMBER

A study file has 73 lines and about 3 kB, a bibliography entry about 660 bytes. The same number gives the same
bytes. One study in fifty leaves something open, as real ones do.
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

QUESTIONS = {
    "F1": "Samsvar mellom mål og resultat",
    "F2": "Kvalifisering som virker",
    "F3": "Samarbeid om deltakeren",
    "F4": "Rammer og ressurser",
    "F5": "Deltakernes egne erfaringer",
}
LEVELS = ("lite", "bra", "godt")
DESIGNS = ("qualitative", "quantitative", "mixed", "register", "review", "document")
DATABASES = ("Oria", "Idunn", "Norart", "SocINDEX", "Google Scholar", "Web of Science")
STUDIES_PER_FINDING = 50
MOST_FINDINGS = 40

_LINES = (Path(__file__).parent / "words.txt").read_text("utf-8").splitlines()
WORDS = {kind: words.split() for kind, _, words in (line.partition(": ") for line in _LINES)}


def generate(root: Path, number: int) -> None:
    """Write a review of `number` studies under `root`, which must not hold one already."""
    chance = random.Random(f"litmatrix {number}")
    sources, review = root / "sources", root / "matrices" / "bench"
    sources.mkdir(parents=True)
    (review / "findings").mkdir(parents=True)
    studies = [_study_name(index) for index in range(number)]
    pages = {study: _pages(chance) for study in studies}
    for study in studies:
        (sources / f"{study}.yaml").write_text(_study(chance, study, pages[study]), encoding="utf-8")
    entries = [_entry(chance, study, pages[study]) for study in studies]
    (sources / "references.bib").write_text("\n".join(entries), encoding="utf-8")
    (review / "review.yaml").write_text(_review(), encoding="utf-8")
    (review / "search.yaml").write_text(_search(number), encoding="utf-8")
    findings = min(MOST_FINDINGS, max(len(QUESTIONS), number // STUDIES_PER_FINDING))
    for index in range(findings):
        cited = {study: pages[study] for study in studies[index::findings]}
        path = review / "findings" / f"{index + 1:02}-funn.md"
        path.write_text(_finding(chance, index, cited), encoding="utf-8")


def _study_name(index: int) -> str:
    beginning = WORDS["beginnings"][index % len(WORDS["beginnings"])]
    ending = WORDS["endings"][index // len(WORDS["beginnings"]) % len(WORDS["endings"])]
    block = index // (len(WORDS["beginnings"]) * len(WORDS["endings"]))
    return f"{beginning}{ending}-{1995 + block % 30}{chr(97 + block // 30)}".lower()


def _authors(chance: random.Random, study: str) -> str:
    first = study.partition("-")[0].capitalize()
    others = [
        f"{chance.choice(WORDS['beginnings'])}{chance.choice(WORDS['endings'])}"
        for _ in range(chance.choice((0, 1, 1, 2, 3)))
    ]
    return " and ".join(f"{family}, {chance.choice(WORDS['first'])}" for family in dict.fromkeys((first, *others)))


def _pages(chance: random.Random) -> range:
    first = chance.randint(1, 300)
    return range(first, first + chance.randint(8, 30))


def _phrase(chance: random.Random, words: int) -> str:
    picked = [chance.choice(WORDS["joints"] if index % 3 == 2 else WORDS["words"]) for index in range(words)]
    return " ".join(picked).capitalize()


def _study(chance: random.Random, study: str, pages: range) -> str:
    return "\n".join(_study_lines(chance, study, pages)) + "\n"


def _study_lines(chance: random.Random, study: str, pages: range) -> Iterator[str]:
    open_end = chance.random() < 0.02
    yield "# yaml-language-server: $schema=../.litmatrix/study.schema.json"
    yield f"reports: [{study}]"
    yield f"aim: {_phrase(chance, 16)}"
    yield f"design: {chance.choice(DESIGNS)}"
    yield f"method: {_phrase(chance, 10)}"
    yield f"sample: {'todo' if open_end else f'{chance.randint(8, 900)} {_phrase(chance, 5).lower()}'}"
    yield "result: >-"
    yield f"  {_phrase(chance, 14)}"
    yield "peer_reviewed: yes"
    yield f"found_in: [{', '.join(sorted(chance.sample(DATABASES, 2)))}]"
    yield "themes:"
    yield from (f"  - {theme}" for theme in chance.sample(WORDS["themes"], 3))
    yield "evidence:"
    for number in range(1, 11):
        page = chance.choice(pages[:-2])
        yield f"  e{number}:"
        yield f"    page: {page}-{page + 2}" if number % 4 == 0 else f"    page: {page}"
        text = _phrase(chance, 8)
        yield f'    quote: "{text}: {_phrase(chance, 4).lower()}"' if number % 2 else f"    paraphrase: {text}"
    yield "ratings:"
    for number, question in enumerate(QUESTIONS):
        yield f"  {question}:"
        yield f"    rating: {'todo' if open_end and number == 4 else chance.choice(LEVELS)}"
        yield f"    because: {_phrase(chance, 12)}"
        yield f"    evidence: [e{2 * number + 1}, e{2 * number + 2}]"
    yield "fields:"
    yield "  land: NO"
    yield "appraisal:"
    yield "  tool: mmat-2018-qualitative"
    yield "  items:"
    yield from (f'    "1.{item}": {chance.choice(("yes", "no", "cannot-tell"))}' for item in range(1, 3))


def _entry(chance: random.Random, study: str, pages: range) -> str:
    title = _phrase(chance, 9)
    if chance.random() < 0.05:  # a tenth of all reference managers write LaTeX
        title = title.replace("ø", r"{\o}").replace("å", r"{\aa}")
    year = study.partition("-")[2][:4]
    return f"""@article{{{study},
  author = {{{_authors(chance, study)}}},
  title = {{{title}}},
  subtitle = {{{_phrase(chance, 6)}}},
  journal = {{Tidsskrift for {chance.choice(WORDS["words"])} og {chance.choice(WORDS["words"])}}},
  year = {{{year}}},
  volume = {{{chance.randint(1, 60)}}},
  number = {{{chance.randint(1, 6)}}},
  pages = {{{pages[0]}--{pages[-1]}}},
  doi = {{10.9999/{study}.{pages[0]}}},
  langid = {{norsk}},
  abstract = {{{_phrase(chance, 26)}}}
}}
"""


def _review() -> str:
    questions = "\n".join(
        f"  - id: {question}\n    label: {label}\n    text: Hva vet vi om {label.lower()}?"
        for question, label in QUESTIONS.items()
    )
    levels = "\n".join(
        f"    - {{id: {level}, label: {level.capitalize()}, means: Studien svarer {level} på spørsmålet}}"
        for level in LEVELS
    )
    return f"""title: Et syntetisk review
language: nb
question: Hva koster det å bygge et stort review?
research_questions:
{questions}
scale:
  name: Belegg
  levels:
{levels}
eligibility:
  include:
    - {{id: I1, text: Handler om introduksjonsprogrammet, requires: peer-reviewed}}
  exclude:
    - {{id: E1, text: Er en lederartikkel}}
fields:
  land: {{type: text, label: Land}}
raters:
  - {{id: forfatter, name: Forfatteren}}
matrix:
  columns: [citation, title, aim, design, method, ratings, age, found_in, themes]
  as_of: 2026
"""


def _search(number: int) -> str:
    searches = "\n".join(
        f"  - {{id: S{index}, database: {database}, date: 2026-02-{index:02}, string: introduksjonsprogram*, "
        f'hits: "{number * index}"}}'
        for index, database in enumerate(DATABASES, 1)
    )
    return f"searches:\n{searches}\nscreening: {{identified: {number * 21}, included: {number}}}\n"


def _finding(chance: random.Random, index: int, cited: dict[str, range]) -> str:
    question = list(QUESTIONS)[index % len(QUESTIONS)]
    works = [f"@{study}, s. {chance.choice(pages)}" for study, pages in cited.items()]
    paragraphs = [f"{_phrase(chance, 18)} [{'; '.join(works[at : at + 4])}]." for at in range(0, len(works), 4)]
    return "\n".join(
        [
            "---",
            f"questions: [{question}]",
            f"supported_by: [{', '.join(cited)}]",
            "contradicted_by: []",
            "---",
            f"# {_phrase(chance, 7)}",
            "",
            "\n\n".join(paragraphs),
            "",
        ]
    )


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]))
