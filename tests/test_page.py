"""The supervisor's page in a real browser, and in the hands of hostile text; the whole loop of a comment."""

import html
import html.parser
import json
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from litmatrix.building import build
from litmatrix.checking import check
from litmatrix.load import load
from tests.browser import Browser, browser
from tests.support import BASE, lay

ROOT = Path(__file__).parents[1]


def page_of(root: Path) -> str:
    """The page of the review in `root`."""
    read = load(root)
    assert read.review is not None
    outputs, broken = build(read, read.review, root, ("page",))
    assert broken == ()
    return outputs["review.html"].decode()


def example(folder: Path) -> Path:
    """A copy of the shipped review."""
    for part in ("sources", "matrices"):
        shutil.copytree(ROOT / part, folder / part)
    return folder


def litmatrix(root: Path, *arguments: str, code: int = 0) -> str:
    """What the command line says."""
    run = subprocess.run(
        [sys.executable, "-c", "from litmatrix.cli import main; main()", *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == code, run.stdout + run.stderr
    return run.stdout + run.stderr


class Shape(html.parser.HTMLParser):
    """The elements and attribute names of a page, and nothing of its text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Counter[tuple[str, ...]] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found[tag, *sorted(name for name, _ in attrs)] += 1


def shape(text: str) -> Counter[tuple[str, ...]]:
    parser = Shape()
    parser.feed(text)
    return parser.found


# Both hold the separator that `check` reports and that becomes a line break, so that nothing but the markup differs.
BENIGN = "stille\u2028vann"
HOSTILE = "</script><img src=x onerror=alert(1)>\"'&<!--\u2028{{ 7*7 }}"
EVERYWHERE = {
    "sources/a.yaml": "reports: [a2020]\naim: {0}\nmethod: {0}\nsample: {0}\nfound_in: [{0}]\nthemes: [{0}]\n"
    "evidence:\n  {0}: {{page: {0}, quote: {0}, paraphrase: {0}}}\n"
    "ratings:\n  F1: {{rating: godt, because: {0}, evidence: [{0}]}}\n"
    "appraisal: {{tool: {0}, items: {{{0}: {0}}}}}\n",
    "matrices/r/comments.yaml": "comments:\n  - {{id: {0}, at: {{study: a, question: F1}}, by: {0}, text: {0},\n"
    "     answers: [{{by: {0}, text: {0}}}]}}\n  - {{id: k2, at: {{finding: 01-x}}, text: {0}}}\n",
    "matrices/r/search.yaml": "searches: [{{database: {0}, string: {0}, filters: {0}, comment: {0}}}]\n",
}


def filled(text: str) -> dict[str, str | None]:
    quoted = json.dumps(text).replace("\\u2028", "\\L")
    return {path: content.format(quoted) for path, content in EVERYWHERE.items()}


def test_hostile_text_makes_no_element_and_no_attribute(tmp_path: Path) -> None:
    benign = page_of(lay(tmp_path / "benign", filled(BENIGN)))
    hostile = page_of(lay(tmp_path / "hostile", filled(HOSTILE)))
    ours, theirs = shape(benign), shape(hostile)
    # Where the texts may differ: a long word gets places to break, and in a drawing lines of its own.
    for counted in (ours, theirs):
        del counted["wbr",]
        del counted["text", "x", "y"]
    assert theirs == ours
    assert hostile.count("alert(1)") > 20


def test_the_data_cannot_leave_its_element(tmp_path: Path) -> None:
    text = page_of(lay(tmp_path, filled(HOSTILE)))
    island = text.split('<script type="application/json" id="data">')[1].split("</script>")[0]
    assert not set("<>&\u2028\u2029") & set(island)
    assert HOSTILE in json.loads(island)["imported"].values()


def test_same_review_same_bytes(tmp_path: Path) -> None:
    assert page_of(lay(tmp_path / "one", {})) == page_of(lay(tmp_path / "two", {}))


def test_the_page_says_what_state_the_review_is_in(tmp_path: Path) -> None:
    comments = "comments: [{id: k1, at: {study: a}, text: Hvorfor?}, {id: k2, text: Ok, status: resolved}]\n"
    text = page_of(lay(tmp_path, {"matrices/r/comments.yaml": comments}))
    assert "2 studier · 1 forskningsspørsmål · 2 av 2 vurdert · 1 uten sitat · 1 åpen kommentar" in text


# In the browser


def opened(tab: Browser, page: Path) -> None:
    tab.open(page)
    assert tab.run("document.readyState") == "complete"


@pytest.mark.needs("chromium")
def test_hostile_text_does_nothing_in_the_browser(tmp_path: Path) -> None:
    page = tmp_path / "review.html"
    page.write_text(page_of(lay(tmp_path / "r", filled(HOSTILE))), "utf-8")
    with browser(tmp_path / "browser") as tab:
        opened(tab, page)
        tab.run("document.querySelector('tr[data-study=a] td a').click()")
        shown = tab.run("document.querySelector('#cell-body').textContent")
        assert "</script><img src=x onerror=alert(1)>" in shown
        tab.run("document.querySelector('#cell .remark').click()")
        tab.type(HOSTILE)
        tab.run("document.querySelector('#cell').close()")
        assert tab.run("document.querySelectorAll('img').length") == 0
        assert tab.requests() == [page.as_uri()]
        assert tab.complaints() == []


@pytest.mark.needs("chromium")
def test_the_policy_stops_what_is_not_ours(tmp_path: Path) -> None:
    page = tmp_path / "review.html"
    text = page_of(lay(tmp_path / "r", {}))
    page.write_text(text.replace("</main>", "</main><script>document.title = 'broken'</script>"), "utf-8")
    with browser(tmp_path / "browser") as tab:
        opened(tab, page)
        assert tab.run("document.title") != "broken"
        assert any("Content Security Policy" in one for one in tab.complaints())


@pytest.mark.needs("chromium")
def test_filters_sorting_and_keys(tmp_path: Path) -> None:
    root = example(tmp_path)
    litmatrix(root, "build", "--to", "page", "--quiet")
    choose = """((name, value) => {{ const select = document.querySelector(`[data-filter=${{name}}]`);
        select.value = value; select.dispatchEvent(new Event('change'));
        return [...document.querySelectorAll('#cells tbody tr:not([hidden])')].map((row) => row.dataset.study);
        }})({0})"""
    order = "[...document.querySelectorAll('#cells tbody tr')].map((row) => row.dataset.study)"
    with browser(tmp_path / "browser") as tab:
        opened(tab, root / "build/introduksjonsprogrammet/review.html")
        assert tab.run(choose.format("'gap', 'u'")) == ["kavli-2022"]
        assert tab.run("document.querySelector('#shown').textContent") == "1 av 5 studier vises"
        assert tab.run(choose.format("'gap', ''")) == tab.run(order)
        assert tab.run(choose.format("'level', 'l3-0|Lite'")) == ["ssb-2020", "kavli-2024"]
        assert tab.run(choose.format("'question', 'F2'")) == ["kavli-2024"]
        assert tab.run("[...document.querySelectorAll('#cells thead th:not([hidden])')].length") == 2
        tab.run("document.querySelector('#reset').click()")
        tab.run("document.querySelectorAll('#cells thead button')[4].click()")
        assert tab.run("document.querySelector('[aria-sort]').dataset.question") == "F4"
        assert tab.run(order) == ["guribye-2019", "kavli-2024", "fedreheim-2022", "kavli-2022", "ssb-2020"]
        tab.run("document.querySelector('#cells td a').focus()")
        tab.press("ArrowDown")
        tab.press("ArrowRight")
        assert tab.run("document.activeElement.closest('tr').dataset.study") == "kavli-2024"
        assert tab.run("document.activeElement.closest('td').cellIndex") == 2
        tab.run("document.activeElement.click()")
        assert tab.run("document.querySelector('#cell').open")
        tab.press("Escape")
        assert not tab.run("document.querySelector('#cell').open")
        assert tab.run("document.activeElement.closest('td').cellIndex") == 2
        assert tab.complaints() == []


@pytest.mark.needs("chromium")
def test_a_comment_comes_back_and_is_answered(tmp_path: Path) -> None:
    root = example(tmp_path / "review")
    litmatrix(root, "build", "--to", "page", "--quiet")
    page, folder = root / "build/introduksjonsprogrammet/review.html", tmp_path / "browser"
    remark = "Hvor står dette?\n- Kan du sitere: «side 4» # her?"
    cell = "document.querySelector('tr[data-study=fedreheim-2022] td a')"
    with browser(folder) as tab:
        opened(tab, page)
        tab.run(f"{cell}.click()")
        title = tab.run("document.querySelector('#cell-title').textContent")
        assert title == "Fedreheim et\u00a0al. 2022, F1 Mål og resultat"
        assert "Oppgaven gir ingen begrunnelse" in tab.run("document.querySelector('#cell-body').textContent")
        tab.run("document.querySelector('#cell-text').focus()")
        tab.type(remark)
        tab.reload()  # while the dialog was open: nothing is lost
        assert tab.run("document.querySelectorAll('td.own').length") == 1
        tab.run(f"{cell}.click()")
        assert tab.run("document.querySelector('#cell-text').value") == remark
        tab.press("Escape")
        tab.run("document.querySelector('[data-finding] > .remark').click()")
        tab.run("document.querySelector('#cell-text').focus()")
        tab.type("Godt funn")
        tab.press("Escape")
        tab.run("document.querySelector('#name').focus()")
        tab.type("Veilederen")
        assert "Hvor%20st%C3%A5r%20dette" in tab.run("document.querySelector('#mail').href")
        tab.run("document.querySelector('#download').click()")
        file = downloaded(folder)
        said = litmatrix(root, "comments", "import", str(file))
        assert "Hvor står dette?" in said
        kept = (root / "matrices/introduksjonsprogrammet/comments.yaml").read_text("utf-8")
        assert "Fra før: 2" in litmatrix(root, "comments", "import", str(file))
        assert (root / "matrices/introduksjonsprogrammet/comments.yaml").read_text("utf-8") == kept
        assert "Godt funn" in litmatrix(root, "comments")
        assert "COM001" in litmatrix(root, "check", "--select", "COM", "--format", "concise")
        answered = kept.replace(
            "status: open", 'status: resolved\n    answers: [{by: Studenten, text: "På s. 4."}]', 1
        )
        (root / "matrices/introduksjonsprogrammet/comments.yaml").write_text(answered, "utf-8")
        litmatrix(root, "build", "--to", "page", "--quiet")
        tab.reload()
        assert tab.run("document.querySelectorAll('#list li').length") == 0, "what is imported is no longer unsent"
        tab.run(f"{cell}.click()")
        shown = tab.run("document.querySelector('#cell-body').textContent")
        assert "Veilederen" in shown
        assert "Studenten: På s. 4." in shown
        assert tab.complaints() == []
        assert {one for one in tab.requests() if not one.startswith("blob:")} == {page.as_uri()}


def downloaded(folder: Path) -> Path:
    """The exported file, once it is whole."""
    for _ in range(200):
        files = [file for file in folder.glob("*.json") if file.stat().st_size]
        if files:
            return files[0]
        time.sleep(0.05)
    raise AssertionError("nothing was downloaded")


@pytest.mark.needs("chromium")
def test_without_a_script_everything_can_be_read(tmp_path: Path) -> None:
    root = example(tmp_path)
    litmatrix(root, "build", "--to", "page", "--quiet")
    with browser(tmp_path / "browser") as tab:
        tab.call("Emulation.setScriptExecutionDisabled", value=True)
        tab.open(root / "build/introduksjonsprogrammet/review.html")
        text = tab.run("document.body.innerText")
        assert "Oppgaven gir ingen begrunnelse" in text
        assert "ser bidraget sitt som en samfunnsforpliktelse" in text
        assert tab.run("document.querySelector('#filters').offsetHeight") == 0


def large() -> dict[str, str | None]:
    """500 studies of the base review's kind, rated on 20 questions."""
    questions = [f"F{number}" for number in range(1, 21)]
    levels = ("lite", "godt")
    listed = "".join(f"  - {{id: {one}, label: Tema, text: Hva sier studiene om {one}?}}\n" for one in questions)
    files: dict[str, str | None] = {
        "matrices/r/review.yaml": f"title: Stort\nresearch_questions:\n{listed}"
        "scale: {name: Belegg, levels: [{id: lite, label: Lite}, {id: godt, label: Godt}]}\n"
    }
    for number in range(500):
        ratings = "".join(
            f"  {one}: {{rating: {levels[number * at % 2]}, because: Spør både ledere og deltakere om dette i "
            f"flere kommuner, evidence: [e1]}}\n"
            for at, one in enumerate(questions)
            if (number + at) % 11
        )
        files[f"sources/s{number}.yaml"] = (
            "reports: [a2020]\naim: Hvordan noe virker\nevidence:\n"
            "  e1: {page: 3, quote: Praksis virker for mange}\n"
            f"ratings:\n{ratings}"
        )
    return files


@pytest.mark.needs("chromium")
def test_ten_thousand_cells_are_small_and_can_be_filtered(tmp_path: Path) -> None:
    """How long a reader waits for them is measured by benchmarks/page.py."""
    page = tmp_path / "review.html"
    page.write_text(page_of(lay(tmp_path / "r", large())), "utf-8")
    assert page.stat().st_size < 3_000_000
    shown = "document.querySelectorAll('#cells tbody tr:not([hidden])').length"
    choose = """((name, value) => {{ const select = document.querySelector(`[data-filter=${{name}}]`);
        select.value = value; select.dispatchEvent(new Event('change')); return {0}; }})"""
    all_back = (
        f"new Promise((done) => {{ const look = () => {shown} === 502 ? done(true) : setTimeout(look); look(); }})"
    )
    with browser(tmp_path / "browser") as tab:
        opened(tab, page)
        assert tab.run("document.querySelectorAll('#cells td a').length") == 10_040
        lacking = tab.run("document.querySelectorAll('#cells td:nth-child(8)[data-g*=u]').length")
        assert 0 < lacking < 100
        tab.run(f"{choose.format(shown)}('gap', 'u')")
        assert tab.run(f"{choose.format(shown)}('question', 'F7')") == lacking
        assert tab.run("document.querySelector('#shown').textContent") == f"{lacking} av 502 studier vises"
        tab.run("document.querySelector('#reset').click()")
        assert tab.run(all_back), "the rest comes while one looks at the first rows"
        assert tab.complaints() == []


# Signing off


def command(root: Path, *arguments: str) -> None:
    litmatrix(root, *arguments, "--root", str(root))


@pytest.mark.parametrize(
    ("language", "says", "advice"),
    [
        ("nb", "Ingen har godkjent reviewet ennå. Har du sett gjennom alt og er enig, så si fra", "NAVN"),
        ("nn", "Ingen har godkjent reviewet enno. Har du sett gjennom alt og er samd, så sei frå", "NAMN"),
        ("en", "Nobody has signed off the review yet. Once you have looked through it and agree, tell", "NAME"),
    ],
)
def test_a_page_that_nobody_has_signed_off_says_how(language: str, says: str, advice: str, tmp_path: Path) -> None:
    text = page_of(
        lay(tmp_path, {"matrices/r/review.yaml": f"{BASE['matrices/r/review.yaml']}language: {language}\n"})
    )
    since = text.split('<section id="since">')[1].split("</section>")[0]
    assert f"<p>{says}" in since
    for_the_author = re.findall('<p class="advice">(.*?)</p>', since)
    assert [one.rpartition(" ")[2] for one in for_the_author] == [advice]
    assert "litmatrix" not in since.replace(for_the_author[0], ""), "nobody but the author has commands to type"


def test_what_the_author_can_do_is_told_apart(tmp_path: Path) -> None:
    root = example(tmp_path)
    read = load(root)
    found = check(read)
    text = page_of(root)
    problems = text.split('<section id="problems">')[1].split("</section>")[0]
    assert "hva den som har laget reviewet, kan gjøre" in problems
    told = html.unescape(re.sub("<wbr>|<(?!/?span|/?li)[^>]*>", "", problems))
    for one in found:
        assert not one.hint or f' <span class="advice">{one.hint}</span>' in told
    assert (
        "Belegget «e3» sier ikke hvor i rapporten det står. (Fedreheim et\u00a0al. 2022; Kraakenes 2021; " in told
    )
    assert "«Mange vil inkludere, men lite arbeid er nok til å telle som sysselsatt»; og 4 til)" in told
    before_advice = [item.split('<span class="advice">')[0] for item in told.split("<li>")[1:]]
    assert not [one for one in before_advice if "litmatrix " in one or ".yaml" in one]


def test_what_changed_since_the_sign_off(tmp_path: Path) -> None:
    root = lay(tmp_path, {})
    command(root, "approve", "--by", "Kari <b>Nordmann</b>", "--date", "2023-05-02")
    assert "ingenting endret siden" in page_of(root)
    study = root / "sources/a.yaml"
    study.write_text(study.read_text("utf-8").replace("rating: godt", "rating: lite"), "utf-8")
    text = page_of(root)
    assert "1 endring siden godkjenningen" in text
    assert "Endringer siden Kari &lt;b&gt;Nordmann&lt;/b&gt; godkjente 2. mai 2023:" in text
    assert '<b>F1</b> <span class="l2-1">Godt</span> → <span class="l2-0">Lite</span>' in text
    assert '<div class="history">Siden 2. mai 2023: ned fra Godt til Lite</div>' in text
    assert text.count('class="changed"') == 1
    (approval,) = (root / "matrices/r/approvals").glob("*.yaml")
    approval.write_text(approval.read_text("utf-8").replace("2023", "2024"), "utf-8")
    text = page_of(root)
    assert "endret for hånd, gjelder ikke" in text
    assert "Ingen har godkjent reviewet ennå." in text


def test_what_was_seen_is_lost(tmp_path: Path) -> None:
    root = lay(tmp_path, {})
    command(root, "approve", "--by", "Kari", "--date", "2023-05-02")
    next((root / "matrices/r/approvals").glob("*.json")).unlink()
    assert "Det Kari godkjente 2. mai 2023, kan ikke leses" in page_of(root)


def test_a_blind_reader_learns_nothing_of_the_other_raters(tmp_path: Path) -> None:
    root = example(tmp_path)
    command(root, "approve", "--by", "Kari", "--date", "2023-05-02")
    sheet = root / "matrices/introduksjonsprogrammet/ratings/litmatrix-2.yaml"
    sheet.write_text(sheet.read_text("utf-8").replace("rating: bra", "rating: godt", 1), "utf-8")
    read = load(root)
    assert read.review is not None
    seen, blind = (
        build(read, read.review, root, ("page",), blind=blind)[0]["review.html"].decode()
        for blind in (False, True)
    )
    reason = "Arbeidsgivere og rådgivere ber om bedre samarbeid før og etter praksis"
    assert reason in seen
    assert reason not in blind
    assert "litmatrix-2" in seen
    assert "litmatrix-2" not in blind.replace('value="rlitmatrix-2"', "").replace('data-r="litmatrix-2"', "")


def test_the_findings_at_a_glance(tmp_path: Path) -> None:
    finding = (
        "---\nquestions: [F1]\nsupported_by: [a, b]\nconfidence: {overall: low}\n---\n# Praksis virker\n\nJa.\n"
    )
    comments = "comments: [{id: k1, at: {finding: 01-x}, text: Hvorfor?}]\n"
    root = lay(tmp_path, {"matrices/r/findings/01-x.md": finding, "matrices/r/comments.yaml": comments})
    command(root, "seal", "--all")
    study = root / "sources/a.yaml"
    study.write_text(study.read_text("utf-8").replace("rating: godt", "rating: lite"), "utf-8")
    text = page_of(root)
    item = next(
        line for line in text.splitlines() if line.startswith("<li><span><a href=") and "Praksis virker" in line
    )
    assert "⊕⊕◯◯\u00a0lav tillit" in item
    assert "<strong>se på igjen, 1 åpen kommentar</strong>" in item
    target = item.split('href="#')[1].split('"')[0]
    assert f'<section id="{target}" data-finding="01-x">' in text


@pytest.mark.needs("chromium")
def test_changed_cells_are_found_by_the_filter_and_told_of_in_the_dialog(tmp_path: Path) -> None:
    root = example(tmp_path)
    command(root, "approve", "--by", "Kari", "--date", "2023-05-02")
    study = root / "sources/fedreheim-2022.yaml"
    study.write_text(study.read_text("utf-8").replace("rating: bra", "rating: lite", 1), "utf-8")
    page = tmp_path / "review.html"
    page.write_text(page_of(root), "utf-8")
    with browser(tmp_path / "browser") as tab:
        opened(tab, page)
        tab.run("""(() => { const select = document.querySelector('[data-filter=gap]'); select.value = 'changed';
            select.dispatchEvent(new Event('change')); })()""")
        assert tab.run(
            "[...document.querySelectorAll('#cells tbody tr:not([hidden])')].map((r) => r.dataset.study)"
        ) == ["fedreheim-2022"]
        tab.run("document.querySelector('td.changed a').click()")
        shown = tab.run("document.querySelector('#cell-body').textContent")
        assert "Siden 2. mai 2023: ned fra Bra til Lite" in shown
        assert "sources/fedreheim-2022.yaml, linje 63" in shown
        assert tab.run("document.activeElement.id") == "cell-title"
        assert tab.complaints() == []


@pytest.mark.needs("chromium", "node", "npm")
def test_everybody_can_read_the_page(visit: Path, tmp_path: Path) -> None:
    """axe-core finds nothing, light and dark, wide, on a phone and zoomed in; nothing is fetched or refused."""
    root = example(tmp_path)
    command(root, "approve", "--by", "Kari", "--date", "2023-05-02")
    study = root / "sources/fedreheim-2022.yaml"
    study.write_text(study.read_text("utf-8").replace("rating: bra", "rating: lite", 1), "utf-8")
    comments = root / "matrices/introduksjonsprogrammet/comments.yaml"
    comments.write_text("comments: [{id: k1, at: {study: fedreheim-2022, question: F4}, text: Hvor?}]\n", "utf-8")
    page, odd = tmp_path / "review.html", tmp_path / "odd.html"
    page.write_text(page_of(root), "utf-8")
    odd.write_text(page_of(lay(tmp_path / "odd", filled("Donaudampfschifffahrtselektrizitäten" * 4))), "utf-8")
    chromium = shutil.which("chromium") or ""
    told = json.loads(
        subprocess.run(
            ["node", visit, chromium, str(page), str(odd)], capture_output=True, check=True, timeout=600
        ).stdout
    )
    for visits in told.values():
        assert set(visits) == {"light", "dark", "phone", "phone, dark", "zoomed"}
        for seen in visits.values():
            assert seen["violations"] == []
            assert seen["messages"] == []
            assert seen["width"] <= seen["window"], "the page itself scrolls sideways"


@pytest.mark.needs("chromium")
def test_the_appraisal_has_its_place_and_is_folded_in_the_dialog(tmp_path: Path) -> None:
    page = tmp_path / "review.html"
    page.write_text(page_of(ROOT), "utf-8")
    with browser(tmp_path / "browser") as tab:
        opened(tab, page)
        link = "[...document.querySelectorAll('nav a')].find((one) => one.textContent === 'Kritisk vurdering')"
        heading = tab.run(f"document.querySelector({link}.hash).querySelector('h2').textContent")
        assert heading == "Kritisk vurdering av studiene"
        assert tab.run(f"document.querySelector({link}.hash).querySelectorAll('svg, table').length") >= 3
        tab.run("document.querySelector('tr[data-study=fedreheim-2022] td a').click()")
        assert "Troverdighet: Ja" in tab.run("document.querySelector('#cell-body details').textContent")
        assert not tab.run("document.querySelector('#cell-body details').open")
        assert tab.complaints() == []
