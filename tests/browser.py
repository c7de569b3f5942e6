"""A real browser for the tests: Chromium over a pipe (Chrome DevTools Protocol), with nothing to install."""

import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-extensions", "--remote-debugging-pipe"),
)
_PATIENCE = 60


class Browser:
    """One tab. What the page logs, and what it asks the network for, is kept."""

    def __init__(self, profile: Path, downloads: Path) -> None:
        read_by_chromium, self._out = os.pipe()
        self._in, written_by_chromium = os.pipe()
        os.set_blocking(self._in, False)

        def on_three_and_four() -> None:
            # Through high numbers first: 3 and 4 may be among the four themselves.
            os.dup2(read_by_chromium, 103)
            os.dup2(written_by_chromium, 104)
            os.dup2(103, 3)
            os.dup2(104, 4)

        self._process = subprocess.Popen(
            ["chromium", *_FLAGS, f"--user-data-dir={profile}", "about:blank"],
            preexec_fn=on_three_and_four,  # noqa: PLW1509 - the tests run no threads
            close_fds=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(read_by_chromium)
        os.close(written_by_chromium)
        self._buffer = b""
        self._number = 0
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        self.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(downloads))

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """One command and its answer."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session and not method.startswith(("Target.", "Browser.")):
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while (answer := self._next()).get("id") != self._number:
            self.events.append(answer)
        assert "error" not in answer, answer
        result: dict[str, Any] = answer["result"]
        return result

    def open(self, file: Path) -> None:
        """Load a file and wait until it has been shown."""
        self.call("Page.navigate", url=file.as_uri())
        self.wait("Page.loadEventFired")

    def reload(self) -> None:
        self.call("Page.reload")
        self.wait("Page.loadEventFired")

    def wait(self, event: str) -> None:
        """Read on until this event comes."""
        while (message := self._next()).get("method") != event:
            self.events.append(message)

    def run(self, script: str) -> Any:
        """The value of an expression on the page; a promise is waited for."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        self.call("Input.insertText", text=text)

    def press(self, key: str) -> None:
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=_CODES[key])

    def requests(self) -> list[str]:
        """Every address that was asked for."""
        return [one["params"]["request"]["url"] for one in self._of("Network.requestWillBeSent")]

    def complaints(self) -> list[str]:
        """What the browser complained about: errors of scripts, and breaches of the page's policy."""
        return [
            json.dumps(one["params"])
            for one in (*self._of("Log.entryAdded"), *self._of("Runtime.exceptionThrown"))
        ]

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(_PATIENCE)
        os.close(self._out)
        os.close(self._in)

    def _of(self, method: str) -> list[dict[str, Any]]:
        return [one for one in self.events if one.get("method") == method]

    def _next(self) -> dict[str, Any]:
        end = time.monotonic() + _PATIENCE
        while b"\0" not in self._buffer:
            assert time.monotonic() < end, "the browser does not answer"
            try:
                self._buffer += os.read(self._in, 1 << 20)
            except BlockingIOError:
                time.sleep(0.002)
        message, _, self._buffer = self._buffer.partition(b"\0")
        read: dict[str, Any] = json.loads(message)
        return read


_CODES = {"Enter": 13, "Escape": 27, "Tab": 9, "ArrowRight": 39, "ArrowDown": 40}


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """A browser with a profile of its own in `folder`; what it downloads lands there too."""
    profile = folder / "profile"
    profile.mkdir(parents=True, exist_ok=True)
    tab = Browser(profile, folder)
    try:
        yield tab
    finally:
        tab.close()
