"""`litmatrix watch`: the real program, its server alone, and its page in a real browser."""

import contextlib
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from litmatrix.cli.application import application
from litmatrix.cli.watch_files import settled, snapshot
from litmatrix.cli.watch_server import Server
from litmatrix.diagnostic import Diagnostic, Severity
from litmatrix.languages import language
from litmatrix.location import Location
from litmatrix.writers.served import Served, page_address, pages
from tests.browser import Browser, browser
from tests.support import lay

PATIENCE = 60


class Watched:
    """The program on a folder."""

    def __init__(self, root: Path, *more: str) -> None:
        self.root = root
        command = [sys.executable, "-m", "litmatrix", "watch", "--root", str(root), "--no-open", *more]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert self.process.stdout is not None
        self.said: list[str] = []
        for line in self.process.stdout:
            self.said.append(line)
            if found := re.search(r"http://127\.0\.0\.1:([0-9]+)/", line):
                self.port = int(found[1])
                break
        self.stream: socket.socket | None = None

    def get(self, path: str, host: str = "", method: str = "GET") -> tuple[int, str, dict[str, str]]:
        """Status, text and headers of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request(method, path, headers={"Host": host or f"127.0.0.1:{self.port}"})
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        connection.close()
        return answer.status, text, {name.lower(): value for name, value in answer.getheaders()}

    def listen(self) -> Iterator[str]:
        """The states, as the page is told of them."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", "/events")
        answer = connection.getresponse()
        while line := answer.readline():
            if line.startswith(b"data: "):
                yield line[6:].decode().strip()

    def until(self, path: str, words: str) -> str:
        """The page at `path` once these words stand in it."""
        end = time.monotonic() + PATIENCE
        while words not in (text := self.get(path)[1]):
            assert time.monotonic() < end, f"“{words}” never came"
            time.sleep(0.05)
        return text

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        said, _ = self.process.communicate(timeout=PATIENCE)
        self.said.append(said)
        return self.process.returncode


@contextlib.contextmanager
def watched(root: Path, *more: str) -> Iterator[Watched]:
    program = Watched(root, *(more or ("--port", "0")))
    try:
        yield program
    finally:
        if program.process.poll() is None:
            program.process.kill()
        program.process.wait()
        if program.process.stdout:
            program.process.stdout.close()


def write(root: Path, path: str, old: str, new: str) -> None:
    file = root / path
    text = file.read_text("utf-8")
    assert old in text
    saved = root.parent / f"{root.name}.saved"  # as editors save: the file is the old one or the new one
    saved.write_text(text.replace(old, new), "utf-8")
    saved.replace(file)


def test_from_saving_to_ending(tmp_path: Path) -> None:
    root = lay(tmp_path, {})
    with watched(root) as program:
        status, _, headers = program.get("/")
        assert (status, headers["location"]) == (302, "/r/review.html")
        states = program.listen()
        first = next(states)
        assert f'data-state="{first}"' in program.get("/r/review.html")[1]

        write(root, "matrices/r/findings/01-x.md", "# Praksis virker", "# Praksis virker alltid")
        second = next(states)
        assert second != first
        assert "Praksis virker alltid" in program.get("/r/review.html")[1]
        assert "Praksis virker alltid" in program.get("/r/findings.html")[1]

        write(root, "sources/a.yaml", "rating: godt", "rating: gott")
        assert next(states) not in {first, second}
        page = program.get("/r/review.html")[1]
        assert "«gott» er ikke et nivå" in page
        assert "Siden viser det som sto før feilene kom." in page
        assert "Praksis virker alltid" in page

        write(root, "sources/a.yaml", "rating: gott", "rating: godt")
        assert next(states) == second
        end = time.monotonic() + PATIENCE
        while not (root / "build/r/manifest.json").exists():
            assert time.monotonic() < end
            time.sleep(0.05)
        assert program.get("/r/matrix.docx")[0] == 200
        assert program.end() == 0
        assert "Traceback" not in "".join(program.said)
        assert any("RAT002" in line for line in program.said)
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", program.port), timeout=5)
    assert "<script" not in (root / "build/r/findings.html").read_text("utf-8")
    for page in (root / "build/r").glob("*.html"):
        assert "litmatrix-watch" not in page.read_text("utf-8")
        assert "EventSource" not in page.read_text("utf-8")
    fresh = CliRunner().invoke(application("nb"), ["build", "--check", "--root", str(root)])
    assert (fresh.exit_code, fresh.output) == (0, ""), "the files on disk are what build writes"


def test_whoever_is_not_of_this_machine_gets_nothing(tmp_path: Path) -> None:
    with watched(lay(tmp_path, {})) as program:
        own = (f"127.0.0.1:{program.port}", f"localhost:{program.port}")
        assert [program.get("/r/review.html", host)[0] for host in own] == [200, 200]
        for host in (
            "litmatrix.example",
            f"litmatrix.example:{program.port}",
            "127.0.0.1",
            f"127.0.0.1:{program.port}@x",
        ):
            status, text, _ = program.get("/r/review.html", host)
            assert (status, text) == (421, "")
        assert program.get("/events", "litmatrix.example")[0] == 421
        for path in (
            "/../sources/a.yaml",
            "/r/../../sources/a.yaml",
            "/r/%2e%2e/%2e%2e/sources/a.yaml",
            "/%2e%2e%2f%2e%2e%2fetc/passwd",
            "//etc/passwd",
            "/r/",
            "/sources/a.yaml",
            "/r\\review.html",
            "/r/review.html%00",
            "http://x/y",
        ):
            assert program.get(path)[0] == 404, path
        assert program.get("/r/review.html", method="POST")[0] == 501
        status, text, headers = program.get("/r/review.html", method="HEAD")
        assert (status, text) == (200, "")
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in headers
        if sys.platform == "linux":  # there every 127.x is this machine
            with pytest.raises(ConnectionRefusedError):
                socket.create_connection(("127.0.0.2", program.port), timeout=5)


def test_a_review_that_is_broken_from_the_start_still_has_a_page(tmp_path: Path) -> None:
    root = lay(tmp_path, {"matrices/r/review.yaml": "title: [\n"})
    with watched(root) as program:
        page = program.get("/r/review.html")[1]
        assert "Siden kommer når feilene er rettet." in page
        assert "matrices/<wbr>r/<wbr>review.yaml" in page
        lay(root, {})
        program.until("/r/review.html", "Hva virker for hvem?")
        assert program.end() == 0


def test_several_reviews_have_a_list_and_names_may_hold_anything(tmp_path: Path) -> None:
    root = lay(tmp_path, {})
    other = root / "matrices" / "æ & <b>"
    other.mkdir()
    (other / "review.yaml").write_text((root / "matrices/r/review.yaml").read_text("utf-8"), "utf-8")
    with watched(root) as program:
        page = program.get("/")[1]
        assert 'href="/r/review.html"' in page
        assert 'href="/%C3%A6%20%26%20%3Cb%3E/review.html"' in page
        assert program.get("/%C3%A6%20%26%20%3Cb%3E/review.html")[0] == 200
        assert program.end() == 0


def test_a_review_that_goes_and_comes_back_ends_nothing(tmp_path: Path) -> None:
    root = lay(tmp_path, {})
    with watched(root) as program:
        (root / "matrices").rename(root / "borte")
        program.until("/r/review.html", "404")
        (root / "borte").rename(root / "matrices")
        program.until("/r/review.html", "Hva virker for hvem?")
        assert program.end() == 0
        assert "Traceback" not in "".join(program.said)


def test_a_port_that_is_taken_is_told_of(tmp_path: Path) -> None:
    root = lay(tmp_path, {})
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        asked = ["watch", "--root", str(root), "--no-open", "--port", port]
        result = CliRunner().invoke(application("nb"), asked)
    assert result.exit_code == 2
    assert f"Porten {port} er opptatt" in result.output


@pytest.mark.parametrize("after", [0.0, 0.7, 1.4])
def test_it_ends_in_whatever_it_is_doing_and_when_asked_twice(after: float, tmp_path: Path) -> None:
    root = lay(tmp_path, {})
    with watched(root) as program:
        write(root, "matrices/r/findings/01-x.md", "# Praksis virker", "# Praksis virker alltid")
        time.sleep(after)
        program.process.send_signal(signal.SIGTERM)
        assert program.end() == 0
        assert "Traceback" not in "".join(program.said)
    assert list(root.rglob(".litmatrix-*")) == []


@pytest.mark.timeout(60)
def test_nothing_is_left_of_the_server(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    server = Server(0)
    port = int(server.address.rpartition(":")[2])
    server.show({"/": b"x"}, "1", "/")
    listening = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    listening.request("GET", "/events")
    answer = listening.getresponse()
    assert answer.readline() == b"retry: 1000\n"
    silent = socket.create_connection(("127.0.0.1", port))
    halfway = socket.create_connection(("127.0.0.1", port))
    halfway.sendall(b"GET / HTTP/1.1\r\nHost: ")
    server.close()
    assert set(threading.enumerate()) == before
    for one in (silent, halfway):
        one.close()
    listening.close()
    again = Server(port)
    again.close()


def test_a_file_is_seen_when_it_comes_changes_and_goes(tmp_path: Path) -> None:
    root = lay(tmp_path, {})
    first = snapshot(root)
    assert str(root / "sources/a.yaml") in first
    for left in (".a.yaml.swp", "a.yaml~", ".hidden/x.yaml"):
        file = root / "sources" / left
        file.parent.mkdir(exist_ok=True)
        file.write_text("x")
    assert snapshot(root) == first
    (root / "min-stil.csl").write_text("x")
    with_style = snapshot(root)
    assert with_style != first
    (root / "sources/a.yaml").unlink()
    assert snapshot(root) != with_style
    assert settled(root, first) == snapshot(root)


SERVED = Served("r", {"review.html": b"<html><body>Hei</body></html>", "matrix.docx": b"PK"}, (), "10:05:00")
FAULT = Diagnostic(
    "RAT002", "unknown-level", Severity.ERROR, "</aside><script>alert(1)</script>", "Rett", Location("a", 1, 1)
)


def test_what_is_served_is_the_page_with_a_bar() -> None:
    found = pages([SERVED], "s1", language("nb"))
    page = found["/r/review.html"].decode()
    assert page.startswith("<html><body>Hei<style>")
    assert page.endswith("</script></body></html>")
    assert 'data-state="s1"' in page
    assert "Bygd kl. 10:05:00." in page
    assert found["/r/matrix.docx"] == b"PK"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "default-src 'none'",
            ["default-src 'none'", "script-src 'sha256-", "style-src 'sha256-", "connect-src 'self'"],
        ),
        ("script-src 'sha256-A='; default-src 'none'", ["script-src 'sha256-A=' 'sha256-", "connect-src 'self'"]),
    ],
)
def test_the_policy_stays_strict(before: str, after: list[str]) -> None:
    html = f'<meta http-equiv="Content-Security-Policy" content="{before}"><body>Hei</body>'
    page = pages([SERVED._replace(outputs={"review.html": html.encode()})], "s", language("nb"))["/r/review.html"]
    policy = re.findall(r'content="([^"]*)"', page.decode())[0]
    for rule in after:
        assert rule in policy
    assert "unsafe" not in policy
    assert "*" not in policy


def test_what_is_wrong_stands_there_as_text() -> None:
    page = pages([SERVED._replace(errors=(FAULT,))], "s", language("nn"))["/r/review.html"].decode()
    assert "<script>alert" not in page
    assert "&lt;/aside&gt;&lt;script&gt;alert(1)" in page
    assert "Sida viser det som stod før feila kom." in page
    assert page_address("æ/b") == "/%C3%A6/b/review.html"


def shown(tab: Browser, script: str) -> None:
    """Wait until an expression on the page is true."""
    end = time.monotonic() + PATIENCE
    while True:
        with contextlib.suppress(AssertionError):  # the page is just being loaded anew
            if tab.run(script):
                return
        assert time.monotonic() < end, f"never came: {script}"
        time.sleep(0.05)


@pytest.mark.needs("chromium")
@pytest.mark.skipif(os.name == "nt", reason="the browser of the tests speaks over pipes")
def test_the_browser_shows_what_was_saved_and_what_is_wrong(tmp_path: Path) -> None:
    root = lay(tmp_path / "r", {})
    with watched(root) as program, browser(tmp_path / "chromium") as tab:
        tab.call("Page.navigate", url=f"http://127.0.0.1:{program.port}/")
        shown(tab, "document.body.textContent.includes('Hva virker for hvem?')")
        shown(tab, "document.querySelector('#litmatrix-watch .ended').hidden")
        tab.run("window.kept = 1")
        write(root, "matrices/r/review.yaml", "Hva virker for hvem?", "Hva virker nå?")
        shown(tab, "document.body.textContent.includes('Hva virker nå?') && !window.kept")

        # What somebody is writing stays until the dialog is closed.
        tab.run("document.querySelector('dialog').showModal(); window.kept = 2")
        write(root, "matrices/r/review.yaml", "Hva virker nå?", "Hva virker i morgen?")
        program.until("/r/review.html", "Hva virker i morgen?")
        assert tab.run("new Promise(done => setTimeout(() => done(window.kept), 500))") == 2
        tab.run("document.querySelector('dialog').close()")
        shown(tab, "document.body.textContent.includes('Hva virker i morgen?') && !window.kept")

        write(root, "sources/a.yaml", "rating: godt", "rating: gott")
        shown(tab, "document.querySelector('#litmatrix-watch h2')?.textContent === '1 feil'")
        bar = "document.querySelector('#litmatrix-watch')"
        assert "Mente du «godt»?" in tab.run(f"{bar}.textContent")
        assert tab.run(f"getComputedStyle({bar}).position") == "sticky"
        for name in ("matrix", "findings"):
            tab.call("Page.navigate", url=f"http://127.0.0.1:{program.port}/r/{name}.html")
            shown(tab, f"!!{bar} && location.pathname === '/r/{name}.html'")
        assert tab.complaints() == []
        assert {one.split("/")[2] for one in tab.requests()} <= {f"127.0.0.1:{program.port}"}
        assert program.end() == 0
        shown(tab, f"!{bar}.querySelector('.ended').hidden")
