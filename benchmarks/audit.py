"""Whether `litmatrix audit` tells right from wrong citations, and how long it takes.

    python benchmarks/audit.py [--quick]

Three measures. A real thesis of which every citation and fault was listed by hand (where it lies beside the
repository; it is not ours to keep in it). Made-up theses with a reference list, of whose citations half carry one
known fault each, put in here. And the time for a thesis of 100 pages once it is read. Prints a table and ends
with 1 when something is not good enough. `--quick` makes fewer theses.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from litmatrix.audit import AuditFinding, audit, manuscript
from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.words import words
from litmatrix.model.thesis import Thesis
from litmatrix.readers.thesis import read_thesis

ROOT = Path(__file__).parents[1]
SEED = ROOT.parent / "shared" / "seeds" / "bachelor-thesis.txt"
GOLD = ROOT / "tests" / "audit" / "thesis-citations.yaml"
RECALL = PRECISION = 0.97
SECONDS = 1.0
PAGES = 100
THESES, CITATIONS = 20, 300
JUDGED = ("error", "format")

NAMES = sorted(
    words(
        "Aasen Andersen Bakke Berg Berntsen Brekke Bråten Christensen Dahl Djuve Eide Eliassen Eriksen Espegren "
        "Fedreheim Fossum Gjerde Gulbrandsen Guribye Haaland Halvorsen Haugen Helgesen Holm Iversen Jacobsen "
        "Johansen Karlsen Kavli Knudsen Kobberstad Kristensen Larsen Leirvik Lunde Magnussen Moen Myhre Nguyen "
        "Nilsen Nygård Olsen Ottesen Paulsen Pedersen Penner Rasmussen Risløw Rustad Røthe Sandvik Scoufia "
        "Skotnes Solberg Staver "
        "Strøm Svendsen Sveinsdottir Sætermo Tangen Tyldum Ulriksen Varvin Vik Wold Øverland Ås"
    )
)


class Work(NamedTuple):
    """A made-up work; its pages when it is an article."""

    authors: tuple[str, ...]
    year: int
    pages: tuple[int, int] | None

    def cited(self, locator: str = "", joint: str = "&") -> str:
        """As it is rightly cited, without parentheses."""
        many = len(self.authors) > 2
        names = f"{self.authors[0]} et al." if many else f" {joint} ".join(self.authors)
        return f"{names}, {self.year}{locator}"

    def listed(self) -> str:
        """As it stands in a reference list."""
        people = [f"{name}, {name[1].upper()}." for name in self.authors]
        authors = people[0] if len(people) == 1 else f"{', '.join(people[:-1])} & {people[-1]}"
        title = f"Om {self.authors[-1].lower()} og {self.year}"
        if self.pages:
            first, last = self.pages
            return f"{authors} ({self.year}). {title}. *Tidsskrift for prøver*, *3*(2), {first}–{last}."
        return f"{authors} ({self.year}). *{title}*. Forlaget."


Fault = Callable[[Work, random.Random], tuple[str, str] | None]
"""A citation with one fault, and the name of the rule; None when the work cannot have it."""


def page(work: Work, draw: random.Random) -> int:
    """A page inside the work."""
    return draw.randint(*work.pages) if work.pages else draw.randint(1, 300)


def _swapped(name: str, draw: random.Random) -> str:
    at = draw.randint(1, len(name) - 2)
    return f"{name[:at]}{name[at + 1]}{name[at]}{name[at + 2 :]}"


def _misspelt(work: Work, draw: random.Random) -> tuple[str, str] | None:
    name = work.authors[0]
    if len(name) < 6:
        return None
    wrong = _swapped(name, draw) if draw.random() < 0.5 else name[:-2] + name[-1]
    if wrong == name or wrong in NAMES:
        return None
    return f"({work.cited(f', s. {page(work, draw)}').replace(name, wrong, 1)})", "author-spelt-differently"


def _et_al(written: str, rule: str) -> Fault:
    def fault(work: Work, draw: random.Random) -> tuple[str, str] | None:
        if len(work.authors) < 3:
            return None
        return f"({work.cited(f', s. {page(work, draw)}').replace(' et al.', written)})", rule

    return fault


def _locator(form: str, rule: str) -> Fault:
    def fault(work: Work, draw: random.Random) -> tuple[str, str] | None:
        return f"({work.cited(form.format(page(work, draw)))})", rule

    return fault


def _joint(joint: str, rule: str) -> Fault:
    def fault(work: Work, draw: random.Random) -> tuple[str, str] | None:
        if len(work.authors) != 2:
            return None
        return f"({work.authors[0]}{joint}{work.authors[1]}, {work.year}, s. {page(work, draw)})", rule

    return fault


def _et_al_for_two(work: Work, draw: random.Random) -> tuple[str, str] | None:
    if len(work.authors) != 2:
        return None
    return f"({work.authors[0]} et al., {work.year}, s. {page(work, draw)})", "et-al-for-two"


def _spelt_out(work: Work, draw: random.Random) -> tuple[str, str] | None:
    if len(work.authors) < 3:
        return None
    names = f"{', '.join(work.authors[:-1])} & {work.authors[-1]}"
    return f"({names}, {work.year}, s. {page(work, draw)})", "authors-spelt-out"


def _outside(work: Work, draw: random.Random) -> tuple[str, str] | None:
    if work.pages is None:
        return None
    return f"({work.cited(f', s. {work.pages[1] + draw.randint(5, 50)}')})", "page-outside-work"


def _other_year(work: Work, draw: random.Random) -> tuple[str, str] | None:
    return f"({work._replace(year=work.year + 40).cited(f', s. {page(work, draw)}')})", "year-differs"


def _unlisted(work: Work, draw: random.Random) -> tuple[str, str]:  # noqa: ARG001
    return f"(Zapffe, {1600 + draw.randint(0, 300)}, s. 3)", "cited-not-listed"


def _unclosed(work: Work, draw: random.Random) -> tuple[str, str]:
    return f"(({work.cited(f', s. {page(work, draw)}')})", "parenthesis-unbalanced"


def _ampersand(work: Work, draw: random.Random) -> tuple[str, str] | None:
    if len(work.authors) != 2:
        return None
    return f"{' & '.join(work.authors)} ({work.year}, s. {page(work, draw)})", "ampersand-in-text"


FAULTS: tuple[Fault, ...] = (
    _misspelt,
    _et_al(", et al.", "comma-before-et-al"),
    _et_al(" et al", "et-al-without-full-stop"),
    _et_al(" mfl.", "et-al-in-other-words"),
    _locator(", {}", "page-label-missing"),
    _locator(", s {}", "page-label-form"),
    _locator(", side {}", "page-label-form"),
    _locator(", s.{}", "space-missing"),
    _locator(" s. {}", "comma-missing"),
    _joint(" og ", "and-in-parentheses"),
    _joint(", & ", "comma-before-ampersand"),
    _et_al_for_two,
    _spelt_out,
    _outside,
    _other_year,
    _unlisted,
    _unclosed,
    _ampersand,
)
RIGHT: tuple[Callable[[Work, random.Random], str], ...] = (
    lambda work, draw: f"({work.cited(f', s. {page(work, draw)}')})",
    lambda work, _: f"({work.cited()})",
    lambda work, draw: f"(se {work.cited(f', s. {page(work, draw)}')})",
    lambda work, draw: work.cited(joint="og").replace(f", {work.year}", f" ({work.year}, s. {page(work, draw)})"),
)


def made_up(draw: random.Random) -> tuple[str, Counter[tuple[int, str]]]:
    """A thesis, one citation a paragraph, and by line the faults that were put in."""
    works: dict[tuple[str, int], Work] = {}
    while len(works) < 40:
        authors = tuple(draw.sample(NAMES, draw.choice((1, 1, 2, 2, 3, 4, 5))))
        year = draw.randint(1990, 2023)
        pages = (first := draw.randint(1, 200), first + draw.randint(8, 30)) if draw.random() < 0.5 else None
        if all(known[0] != authors[0] for known in works):
            works[authors[0], year] = Work(authors, year, pages)
    lines = ["# 1 Innledning", ""]
    faults: Counter[tuple[int, str]] = Counter()
    chosen = [*works.values(), *draw.choices(list(works.values()), k=CITATIONS - len(works))]
    for number, work in enumerate(chosen):
        wrong = draw.choice(FAULTS)(work, draw) if draw.random() < 0.5 and number >= len(works) else None
        if wrong:
            faults[len(lines) + 1, wrong[1]] += 1
        citation = wrong[0] if wrong else draw.choice(RIGHT)(work, draw)
        sentence = (
            f"Det gjelder mange, mener {citation}." if citation[0] != "(" else f"Det gjelder mange {citation}."
        )
        lines += [sentence, ""]
    ordered = sorted(works.values(), key=lambda work: (work.authors, work.year))
    return "\n".join([*lines, "# Referanser", "", *(f"{work.listed()}\n" for work in ordered)]), faults


def read(data: bytes, name: str) -> Thesis:
    """A thesis that can be read."""
    thesis, faults = read_thesis(data, name)
    if thesis is None:
        sys.exit(f"{name}: {faults}")
    return thesis


def of_made_up(theses: int) -> tuple[Counter[tuple[int, int, str]], Counter[tuple[int, int, str]]]:
    """What was put into the theses, and what was found, by thesis, line and rule."""
    expected: Counter[tuple[int, int, str]] = Counter()
    found: Counter[tuple[int, int, str]] = Counter()
    for number in range(theses):
        text, faults = made_up(random.Random(number))
        thesis = read(text.encode(), "a.md")
        expected.update({(number, *key): count for key, count in faults.items()})
        for one in audit(thesis).findings:
            if one.grade in JUDGED and not one.diagnostic.code.startswith("LST"):
                found[number, one.diagnostic.location.line, one.diagnostic.name] += 1
    return expected, found


def of_gold(thesis: Thesis) -> Iterator[tuple[str, float, float]]:
    """Recall and precision on the real thesis: of citations, and of errors and faults of form."""
    gold = yaml.safe_load(GOLD.read_text("utf-8"))
    read = manuscript(thesis)
    citations = Counter(
        (read.paragraphs[one.paragraph].location(one.start, one.end).line, one.text) for one in read.citations
    )
    yield (
        "citations of the thesis",
        *_rates(Counter((one["line"], one["text"]) for one in gold["citations"]), citations),
    )
    findings = audit(thesis).findings
    judged = {one.diagnostic.name for one in findings if one.grade in JUDGED}
    by_hand = {(one["line"], rule) for one in gold["citations"] for rule in one["faults"]}
    by_hand |= {(one["line"], one["rule"]) for one in gold["document"]}
    found = {(_line(one, read), one.diagnostic.name) for one in findings}
    expected = Counter(one for one in by_hand if one[1] in judged)
    yield "faults of the thesis", *_rates(expected, Counter(one for one in found if one[1] in judged))


def _line(finding: AuditFinding, read: Manuscript) -> int:
    """The line of the citation that a finding is about, or its own."""
    paragraph = read.paragraphs[finding.paragraph]
    around = [
        one
        for one in read.by_paragraph.get(finding.paragraph, ())
        if one.start - 1 <= finding.start < one.end and finding.diagnostic.code[:3] in {"AUD", "FRM"}
    ]
    start = around[0].start if around else finding.start
    return paragraph.location(start, start + 1).line


def _rates(expected: Counter, found: Counter) -> tuple[float, float]:
    """Recall and precision."""
    hits = sum((expected & found).values())
    return hits / max(1, sum(expected.values())), hits / max(1, sum(found.values()))


def seconds(pages: int) -> float:
    """The time to audit a thesis of so many pages; the best of three, once it is read."""
    text, _ = made_up(random.Random(0))
    filler = "Dette er en vanlig setning uten noen sitering, slik de fleste setninger i en oppgave er. " * 4
    body = text.split("# Referanser")[0].replace(".\n\n", f". {filler}\n\n")
    listed = text.split("# Referanser")[1]
    words_a_page = 350
    copies = max(1, round(pages * words_a_page / len(body.split())))
    thesis = read(f"{body * copies}# Referanser{listed}".encode(), "a.md")
    times = []
    for _ in range(3):
        began = time.perf_counter()
        audit(thesis)
        times.append(time.perf_counter() - began)
    return min(times)


def main() -> None:
    theses = 4 if "--quick" in sys.argv else THESES
    failed = False
    rows: list[tuple[str, float, float]] = []
    if SEED.exists():
        rows += of_gold(read(SEED.read_bytes(), SEED.name))
    else:
        print("The thesis does not lie beside the repository; left out.")
    expected, found = of_made_up(theses)
    rows.append((f"{theses} made-up theses, {sum(expected.values())} faults", *_rates(expected, found)))
    print(f"{'':44} recall  precision")
    for name, recall, precision in rows:
        failed |= recall < RECALL or precision < PRECISION
        print(f"{name:44} {recall:6.1%}  {precision:6.1%}")
    for (_, line, rule), count in list((expected - found).items())[:10]:
        print(f"  missed  line {line}: {rule} × {count}")
    for (_, line, rule), count in list((found - expected).items())[:10]:
        print(f"  false   line {line}: {rule} × {count}")
    took = seconds(PAGES)
    failed |= took > SECONDS
    print(f"{f'{PAGES} pages, once read':44} {took:5.2f} s")
    sys.exit(failed)


if __name__ == "__main__":
    main()
