"""Varied works and citations in any number, for the benchmark and the tests of the citation engine.

Nothing in them is true. The same arguments give the same works.
"""

import random
from collections.abc import Sequence
from typing import Any

from litmatrix.document import Cite, CiteItem

_SYLLABLES = [
    "ka",
    "le",
    "mo",
    "ri",
    "sta",
    "ber",
    "hol",
    "vik",
    "dal",
    "nes",
    "lun",
    "ås",
    "øy",
    "hei",
    "gar",
    "tor",
]
_SYLLABLES += [
    "sve",
    "ing",
    "run",
    "dag",
    "eli",
    "ole",
    "pet",
    "jan",
    "nor",
    "sol",
    "ves",
    "erl",
    "frø",
    "ær",
    "bø",
    "gå",
]
_GIVEN = ["Kari", "Ola", "Anne-Berit", "Per J.", "Liv", "T. Ø.", "Åse", "Jan Erik", "Øyvind", "Maja", "X."]
_GROUPS = ["Statistisk sentralbyrå", "NAV", "Søk & Skriv", "Helsedirektoratet", "Kunnskapsdepartementet"]


def works(number: int, families: int, seed: int = 1) -> list[dict[str, Any]]:
    """`number` works as CSL items, by authors with `families` family names: books, articles, chapters, reports,
    web pages; groups, works without author or year, three authors and more."""
    chance = random.Random(f"{number} {families} {seed}")
    names = [_word(chance) for _ in range(families)]
    return [_work(chance, names, f"k{index}") for index in range(number)]


def citations(items: Sequence[dict[str, Any]], seed: int = 1) -> list[Cite]:
    """Every work once by itself, and a fifth as many citations of several works, some with words of their own."""
    chance = random.Random(seed)
    cites = [Cite((CiteItem(item["id"], locator=_page(chance)),)) for item in items]
    for _ in range(len(items) // 5):
        chosen = [
            CiteItem(item["id"], locator=_page(chance))
            for item in chance.sample(list(items), chance.choice([2, 3, 4]))
        ]
        if chance.random() < 0.1:
            chosen[0] = chosen[0]._replace(prefix="se")
        if chance.random() < 0.1:
            chosen[-1] = chosen[-1]._replace(suffix=", min utheving")
        cites.append(Cite(tuple(chosen)))
    return cites


def _page(chance: random.Random) -> str | None:
    return f"s. {chance.randint(1, 300)}" if chance.random() < 0.3 else None


def _word(chance: random.Random) -> str:
    stem = "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 3))).capitalize()
    return stem + chance.choice(["", "", "sen", "stad", "rud", " Lie"])


def _person(chance: random.Random, names: list[str]) -> dict[str, str]:
    return {"family": chance.choice(names), "given": chance.choice(_GIVEN)}


def _work(chance: random.Random, names: list[str], key: str) -> dict[str, Any]:
    kind = chance.choice(["book", "article-journal", "article-journal", "chapter", "report", "webpage"])
    title = " ".join(chance.choice(_SYLLABLES) for _ in range(6)).capitalize()
    item: dict[str, Any] = {"id": key, "type": kind, "title": title}
    who = chance.random()
    if who < 0.06:
        item["author"] = [{"literal": chance.choice(_GROUPS)}]
    elif who < 0.97:
        item["author"] = [_person(chance, names) for _ in range(chance.choice([1, 1, 2, 2, 3, 5]))]
    if chance.random() < 0.96:
        item["issued"] = {"date-parts": [[chance.randint(1995, 2024)]]}
    return item | _details(chance, names, kind, key)


def _details(chance: random.Random, names: list[str], kind: str, key: str) -> dict[str, Any]:
    if kind == "article-journal":
        volume, pages = str(chance.randint(1, 60)), f"{chance.randint(1, 99)}–{chance.randint(100, 199)}"
        journal = f"Tidsskrift for {_word(chance).lower()}"
        return {"container-title": journal, "volume": volume, "issue": "2", "page": pages, "DOI": f"10.1234/{key}"}
    if kind == "chapter":
        editors = [_person(chance, names) for _ in range(2)]
        return {
            "container-title": f"Boka om {_word(chance)}",
            "editor": editors,
            "publisher": "Forlaget",
            "page": "1–20",
        }
    if kind == "webpage":
        return {"URL": f"https://example.no/{key}", "container-title": _word(chance)}
    return {"publisher": f"{_word(chance)} forlag"}
