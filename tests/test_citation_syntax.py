"""Citations in running text: pandoc's syntax, Norwegian and English locator words, and nothing else."""

import json
import subprocess

import pypandoc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from litmatrix.citation_syntax import find_citations
from litmatrix.document import Cite, CiteItem


def one(text: str) -> Cite:
    (found,) = find_citations(text)
    return found.cite._replace(begins_sentence=False)


def item(text: str) -> CiteItem:
    (only,) = one(text).items
    return only


def test_a_cluster_with_locator_prefix_and_suffix() -> None:
    cite = one("Slik [se også @hansen2020, s. 12–14, min utheving; -@olsen, kap. 3] er det.")
    assert cite == Cite(
        (
            CiteItem("hansen2020", "se også", "page", "12–14", ", min utheving"),
            CiteItem("olsen", "", "chapter", "3", "", suppress_author=True),
        )
    )


def test_positions_are_offsets_into_the_text() -> None:
    text = "Æ ø å: [@a, s. 1; jf. -@b] og @c [s. 4]."
    first, second = find_citations(text)
    assert text[first.start : first.end] == "[@a, s. 1; jf. -@b]"
    assert [text[start:end] for start, end in first.keys] == ["@a", "-@b"]
    assert text[second.start : second.end] == "@c [s. 4]"
    assert [text[start:end] for start, end in second.keys] == ["@c"]


def test_narrative_with_locator_and_further_works() -> None:
    assert one("@a [s. 4–5; @b, p. 3] sier") == Cite(
        (CiteItem("a", "", "page", "4–5"), CiteItem("b", "", "page", "3")), narrative=True
    )
    assert one("@a sier") == Cite((CiteItem("a"),), narrative=True)
    assert one("@a\n[s. 4] sier").items[0].locator == "4"
    assert item("@a [se note]").suffix == ", se note"
    assert one("-@a [s. 3]") == Cite((CiteItem("a", "", "page", "3", "", suppress_author=True),))


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("@a sier", True),
        ("Slik er det. @a sier", True),
        ("- @a sier", False),
        ("Etter @a er", False),
        ("Slik er det, jf. @a", False),
        ("Slik er det (se f.eks. @a).", False),
        ("Hva nå? @a sier", True),
    ],
)
def test_whether_a_citation_begins_its_sentence(text: str, begins: bool) -> None:
    (found,) = find_citations(text)
    assert found.cite.begins_sentence == begins


@pytest.mark.parametrize(
    ("suffix", "label", "locator", "rest"),
    [
        (", s. 12", "page", "12", ""),
        (", side 12", "page", "12", ""),
        (", sider 12-14", "page", "12-14", ""),
        (",s.12", "page", "12", ""),
        (", s.\u00a012", "page", "12", ""),
        (" p. xii", "page", "xii", ""),
        (", pp. 3–4, 7 & 9", "page", "3–4, 7 & 9", ""),
        (", s. 12 f.", "page", "12 f.", ""),
        (", s. 12 og 14, min utheving", "page", "12 og 14", ", min utheving"),
        (", 12", "page", "12", ""),
        (", s. 4, 2. avsnitt", "page", "4", ", 2. avsnitt"),
        (", kap. 3", "chapter", "3", ""),
        (", Kapittel 3", "chapter", "3", ""),
        (", ch. 3", "chapter", "3", ""),
        (", avsn. 3", "paragraph", "3", ""),
        (", avsnitt 3", "paragraph", "3", ""),
        (", para. 3", "paragraph", "3", ""),
        (", § 4-12", "section", "4-12", ""),
        (", §4-12 andre ledd bokstav a", "section", "4-12", " andre ledd bokstav a"),
        (", §§ 4-2 og 4-3", "section", "4-2 og 4-3", ""),
        (", sec. 2.1", "section", "2.1", ""),
        (", fig. 2", "figure", "2", ""),
        (", tabell 3a", "table", "3a", ""),
        (", vedlegg 2", "appendix", "2", ""),
        (", 1:12:30", "timestamp", "1:12:30", ""),
        (", {s. iv og B7} resten", "page", "iv og B7", " resten"),
        (", {4.1 Sjekklister}", "section", "4.1 Sjekklister", ""),
        (", {iv og B7}", "page", "iv og B7", ""),
        (", min utheving", None, None, ", min utheving"),
        (", «Kven kan søkje»", None, None, ", «Kven kan søkje»"),
        (", sidene er unummererte", None, None, ", sidene er unummererte"),
        ("", None, None, ""),
    ],
)
def test_locators(suffix: str, label: str | None, locator: str | None, rest: str) -> None:
    assert item(f"[@a{suffix}]") == CiteItem("a", "", label, locator, rest)


@pytest.mark.parametrize(
    "text",
    [
        "ola@example.no",
        r"\@ola er ingen kilde",
        r"\\[\@ola]",
        "`[@a]` og ``@b ` @c``",
        "```\n[@a]\n```\n",
        "~~~ {.md}\n@a\n\n@b\n~~~",
        "```\n[@a] uten slutt",
        "https://mastodon.no/@ola og <https://x.no/@kari>",
        "<!-- [@a] -->",
        "@ ola, @, [@], [@;@]",
        "[tekst](mailto:@ola) og [tekst](https://x.no/@ola)",
        "",
    ],
)
def test_what_is_no_citation(text: str) -> None:
    assert find_citations(text) == []


def test_links_images_and_notes_are_no_clusters() -> None:
    for text in ("[se @a](https://x.no)", "![se @a](b.png)", "[@a]{.x}", "^[se @a, s. 3]", "[@a][ref]"):
        assert [found.cite.narrative for found in find_citations(text)] == [True], text
    assert one("@a [^1] sier") == Cite((CiteItem("a"),), narrative=True)
    assert one("@a [lenke](https://x.no) sier") == Cite((CiteItem("a"),), narrative=True)


def test_keys() -> None:
    for key in ("a:b.c#d$e%f&g-h+i?j<k>l~m/n", "æøå2020", "_x"):
        assert item(f"[@{key}]").key == key
        assert item(f"@{key}.").key == key
    assert item("[@{https://x.no/[1]}]").key == "https://x.no/[1]"
    assert item("(@a)").key == "a"


def test_a_forgotten_semicolon_loses_no_work() -> None:
    assert one("[@a @b]") == Cite((CiteItem("a"), CiteItem("b")))
    assert one("[@a, s. 3, jf. @b, s. 4]") == Cite(
        (CiteItem("a", "", "page", "3"), CiteItem("b", "jf.", "page", "4"))
    )
    assert one("[@a, s. 3; se også kapittel 2]") == Cite((CiteItem("a", "", "page", "3", "; se også kapittel 2"),))
    assert one("[se her; @a]") == Cite((CiteItem("a", "se her;"),))


def test_brackets_inside_and_left_open() -> None:
    assert item("[[x] @a [y]]") == CiteItem("a", "[x]", None, None, " [y]")
    assert [found.cite.items[0].key for found in find_citations("[[@a]] [@b [@c")] == ["a", "b", "c"]
    assert [found.cite.narrative for found in find_citations("[@a\n\n@b]")] == [True, True]


def test_prefix_and_suffix_are_plain_text() -> None:
    assert item(r"[se *særlig* **@a, s. 3, _min_ ut\*heving]").prefix == "se særlig **"
    assert item(r"[se *særlig* @a, s. 3, _min_ ut\*heving]") == CiteItem(
        "a", "se særlig", "page", "3", ", min ut*heving"
    )
    assert item("[se\n  også @a, s.\n12]") == CiteItem("a", "se også", "page", "12")


_SIGNS = [*"[];,`\\(){}*_^!1æ"]
_WORDS = [
    "@a",
    "@b.c",
    "-@d",
    "s. 12",
    "§ 4-2",
    "``",
    "<!--",
    "-->",
    "https://x.no/",
    "ord",
    "~~~",
    "@{",
    "iv",
]
_PIECES = st.lists(st.sampled_from([*_SIGNS, *_WORDS, " ", "\n", "\n\n", "```\n", ", s. "]), max_size=60).map(
    "".join
)


@given(st.one_of(_PIECES, st.text(max_size=200)))
def test_never_raises_and_keeps_its_promises(text: str) -> None:
    end = 0
    for found in find_citations(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        assert len(found.keys) == len(found.cite.items) > 0
        for (start, stop), only in zip(found.keys, found.cite.items, strict=True):
            assert found.start <= start < stop <= found.end
            assert text[start:stop].lstrip("-").strip("@{}") == only.key.strip("{}")
            assert (only.label is None) == (only.locator is None)


@pytest.mark.parametrize(
    "piece",
    [
        *"[`1i",
        *("[@a ", "[@a; ", "@a [", "` ``", "](", "](a(", "<!--", "[[@a]]", "*_", "@a-", "\\`", "@a:", "@{"),
        *("```\n", "[@a, s. 1, ", "\n", " \n", "<a:", "http:"),
    ],
)
@pytest.mark.timeout(60)
def test_no_text_is_too_long(piece: str) -> None:
    """In bounded time; how it grows is measured by `benchmarks/growth.py`."""
    find_citations("[@a, s. " + piece * (200_000 // len(piece)))


PANDOC_CASES = [
    "[@a]",
    "[se @a, s. 12; jf. @b]",
    "@a [s. 4; @b] sier @c",
    "[-@a; @b] og -@c",
    "(se @a) @a's @foo.bar. x@y.no \\@b `@c`",
    "@a [@b]",
    "[[x] @a]",
    "[tekst](url) [@a](url)",
    "[@a, s. 1]{.x}",
    "[@{http://x.no/a}]",
]


@pytest.mark.parametrize("text", PANDOC_CASES)
def test_pandoc_reads_the_same_works(text: str) -> None:
    """The oracle: pandoc's own reader."""
    command = [pypandoc.get_pandoc_path(), "-f", "markdown", "-t", "json", "--sandbox"]
    tree = json.loads(subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout)
    expected: list[tuple[str, str]] = []

    def walk(node: object) -> None:
        if isinstance(node, dict) and node.get("t") == "Cite":
            expected.extend((cite["citationId"], cite["citationMode"]["t"]) for cite in node["c"][0])
        elif isinstance(node, dict):
            walk(list(node.values()))
        elif isinstance(node, list):
            for child in node:
                walk(child)

    walk(tree["blocks"])
    ours = []
    for found in find_citations(text):
        for index, only in enumerate(found.cite.items):
            narrative = "AuthorInText" if found.cite.narrative and index == 0 else "NormalCitation"
            ours.append((only.key, "SuppressAuthor" if only.suppress_author else narrative))
    assert ours == expected
