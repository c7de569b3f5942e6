"""`litmatrix watch`: build again whenever a file is saved, and show the page in the browser."""

import gc
import hashlib
import signal
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from litmatrix.cli.files import replace_files
from litmatrix.cli.refusal import OutputRefused, refused_file, why
from litmatrix.cli.reviews import find, names_of, printed, review_argument, root_option
from litmatrix.cli.speech import asked_language
from litmatrix.languages import language as words
from litmatrix.message import LanguageCode, Message, Parameter

if TYPE_CHECKING:
    from litmatrix.citations.pandoc import Cache
    from litmatrix.cli.watch_server import Server
    from litmatrix.diagnostic import Diagnostic
    from litmatrix.load import Loaded
    from litmatrix.model import Review
    from litmatrix.writers.served import Served

PORT = 8737
"""Where the page is by default: the same every time, so that a browser keeps what was typed into it."""
_LOOK_SECONDS = 0.05
_QUIET_SECONDS = 1.0
"""So long nothing must have been saved before everything else is built, too."""
_AT_ONCE = ("html", "page")
_LOOK_SHARE = 5
"""Between two looks passes this many times what one takes: a very large review is looked at less often."""

_HELP = Message(
    nb="Bygg på nytt hver gang du lagrer, og vis siden i nettleseren.\n\n"
    "Siden og dokumentene vises bare på denne maskinen og lastes på nytt av seg selv. Er det en feil i reviewet, "
    "står den på siden, og dokumentene blir som de var. Avslutt med Ctrl+C.",
    nn="Bygg på nytt kvar gong du lagrar, og vis sida i nettlesaren.\n\n"
    "Sida og dokumenta blir viste berre på denne maskina og blir lasta på nytt av seg sjølve. Er det ein feil i "
    "reviewet, står han på sida, og dokumenta blir som dei var. Avslutt med Ctrl+C.",
    en="Build again whenever you save, and show the page in the browser.\n\n"
    "The page and the documents are shown on this machine only, and reload by themselves. An error in the review "
    "stands on the page, and the documents stay as they were. End with Ctrl+C.",
)
_PORT_HELP = Message(
    nb="Porten siden vises på; 0 er en ledig port. Ellers {port}, eller en ledig port når den er opptatt.",
    nn="Porten sida blir vist på; 0 er ein ledig port. Elles {port}, eller ein ledig port når han er oppteken.",
    en="The port the page is shown at; 0 is any that is free. Default: {port}, or a free one when it is taken.",
)
_OPEN = Message(
    nb="Åpne siden i nettleseren (standard).",
    nn="Opne sida i nettlesaren (standard).",
    en="Open the page in the browser.",
)
_TAKEN = Message(
    nb="Porten {port} er opptatt. Velg en annen med --port, eller --port 0.",
    nn="Porten {port} er oppteken. Vel ein annan med --port, eller --port 0.",
    en="The port {port} is taken. Choose another with --port, or --port 0.",
)
_SERVES = Message(
    nb="Siden er på {address}/ og bygges på nytt når du lagrer. Avslutt med Ctrl+C.",
    nn="Sida er på {address}/ og blir bygd på nytt når du lagrar. Avslutt med Ctrl+C.",
    en="The page is at {address}/ and is built again when you save. End with Ctrl+C.",
)
_BUILT = Message(nb="{time} Bygd på {ms} ms.", nn="{time} Bygd på {ms} ms.", en="{time} Built in {ms} ms.")
_KEPT = Message(
    nb="{time} Dokumentene er som før. Rett feilene og lagre.",
    nn="{time} Dokumenta er som før. Rett feila og lagre.",
    en="{time} The documents are as before. Mend the errors and save.",
)
_UNWRITTEN = Message(
    nb="Kunne ikke skrive {file}: {reason}. Er den åpen i et annet program, lukk den og lagre på nytt.",
    nn="Kunne ikkje skrive {file}: {reason}. Er ho open i eit anna program, lukk henne og lagre på nytt.",
    en="Could not write {file}: {reason}. If it is open in another program, close it and save again.",
)


def command(language: LanguageCode) -> click.Command:
    """The command, its help in `language`."""

    def run(reviews: tuple[str, ...], root: Path | None, port: int | None, open_: bool) -> None:
        base = find(root, language)
        names_of(base, reviews, language)
        server = _server(port, language)
        try:
            asked = _Asked()
            watch = _Watch(base, reviews, server, language)
            watch.build_pages()
            gc.freeze()  # what is there now stays: looking for rubbish among it would take longer than a build
            click.echo(_SERVES.render(language, {"address": server.address}))
            if open_:
                click.launch(f"{server.address}/")
            watch.until(asked)
        finally:
            server.close()

    return click.Command(
        "watch",
        callback=run,
        help=_HELP.render(language),
        params=[
            review_argument(),
            root_option(language),
            click.Option(
                ["--port"],
                type=click.IntRange(0, 65535),
                metavar="N",
                help=_PORT_HELP.render(language, {"port": PORT}),
            ),
            click.Option(["--open/--no-open", "open_"], default=True, help=_OPEN.render(language)),
        ],
    )


def _server(port: int | None, language: LanguageCode) -> "Server":
    from litmatrix.cli.watch_server import Server

    try:
        return Server(PORT if port is None else port)
    except OSError:
        if port is not None:
            raise click.UsageError(_TAKEN.render(language, {"port": port})) from None
        return Server(0)


class _Asked:
    """Whether somebody has asked the program to end. What is being built is finished first.

    An exception out of a signal could come in the middle of ending; a second wish, later, is one all the same.
    """

    def __init__(self) -> None:
        self.when: float | None = None
        # A script that starts this in the background has it ignore Ctrl-C; to end it must still be possible.
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._ask)

    def _ask(self, *_: object) -> None:
        if self.when is not None and time.monotonic() - self.when > 1:
            raise KeyboardInterrupt
        self.when = self.when or time.monotonic()


class _Watch:
    """What is shown of each review, and what has still to be built."""

    def __init__(self, base: Path, names: tuple[str, ...], server: "Server", language: LanguageCode) -> None:
        from litmatrix.cli.watch_files import snapshot
        from litmatrix.readers.cache import read_cache

        self._seen = snapshot(base)
        self._base, self._names, self._server, self._language = base, names, server, language
        self._cache: Cache = read_cache(base)
        self._shown: dict[str, Served] = {}
        self._unwritten: tuple[Loaded, ...] = ()
        """The reviews without errors whose files on disk are older than the page."""

    def until(self, asked: _Asked) -> None:
        """Look for saved files until somebody asks to end."""
        from litmatrix.cli.watch_files import settled, snapshot

        saved = time.monotonic()
        while asked.when is None:
            began = time.monotonic()
            now = snapshot(self._base)
            looked = time.monotonic() - began
            if now != self._seen:
                self._seen = settled(self._base, now)
                self.build_pages()
                saved = time.monotonic()
            elif self._unwritten and began - saved > _QUIET_SECONDS:
                self.build_files()
            time.sleep(max(_LOOK_SECONDS, _LOOK_SHARE * looked))

    def build_pages(self) -> None:
        """Read everything anew and show it; what has errors stays as it was."""
        from litmatrix.readers.folder import review_names

        began = time.perf_counter()
        names = self._names or review_names(self._base) or ("review",)
        before, self._shown, self._unwritten = self._shown, {}, ()
        problems: list[tuple[Loaded, tuple[Diagnostic, ...]]] = []
        for name in names:
            loaded, errors = self._review(name, before.get(name))
            if errors:
                problems.append((loaded, errors))
            else:
                self._unwritten += (loaded,)
        self._show(loaded.language)
        self._tell(problems, 1000 * (time.perf_counter() - began))
        gc.collect()  # by itself the program never looks for rubbish, and this command runs for hours

    def _review(self, name: str, before: "Served | None") -> "tuple[Loaded, tuple[Diagnostic, ...]]":
        from litmatrix.checking import check
        from litmatrix.diagnostic import Severity
        from litmatrix.load import load
        from litmatrix.writers.served import Served

        loaded = load(self._base, name, asked_language())
        errors = tuple(one for one in check(loaded, (Severity.ERROR,)) if one.severity is Severity.ERROR)
        if loaded.review is not None and not errors:
            outputs, errors = self._built(loaded, loaded.review, _AT_ONCE)
            if not errors:
                outputs.pop("manifest.json", None)
                kept = before.outputs if before else {}
                self._shown[name] = Served(name, {**kept, **outputs}, (), _now())
                return loaded, ()
        kept = before.outputs if before else {}
        self._shown[name] = Served(name, kept, errors, before.built if before else "")
        return loaded, errors

    def build_files(self) -> None:
        """Build the rest, and write it as `litmatrix build` does."""
        from litmatrix.building import FORMATS
        from litmatrix.readers.cache import CACHE_PATH, cache_bytes

        waiting, self._unwritten = self._unwritten, ()
        for loaded in waiting:
            if loaded.review is None:
                continue
            name = loaded.review.name
            outputs, errors = self._built(loaded, loaded.review, FORMATS)
            if errors:
                self._shown[name] = self._shown[name]._replace(errors=errors)
                self._tell([(loaded, errors)], 0)
                continue
            self._shown[name] = self._shown[name]._replace(outputs=outputs)
            folder = self._base / "build" / name
            self._write({folder / file: content for file, content in outputs.items()})
            self._show(loaded.language)
        self._write({self._base / CACHE_PATH: cache_bytes(self._cache)})

    def _built(
        self, loaded: "Loaded", review: "Review", formats: tuple[str, ...]
    ) -> "tuple[dict[str, bytes], tuple[Diagnostic, ...]]":
        """The outputs as `litmatrix build` makes them, or what is in the way."""
        from litmatrix.building import build
        from litmatrix.cli.cache import keeper
        from litmatrix.proving import prove

        proved = prove(loaded, self._base, keeper(self._base))
        return build(loaded, review, self._base, formats, self._cache, proved=proved)

    def _write(self, files: dict[Path, bytes]) -> None:
        try:
            replace_files(files, self._base)
        except (OSError, OutputRefused) as error:
            told: dict[str, Parameter] = {"file": refused_file(error), "reason": why(error)}
            click.echo(_UNWRITTEN.render(self._language, told), err=True)

    def _show(self, language: LanguageCode) -> None:
        from litmatrix.writers.served import page_address, pages

        shown = tuple(self._shown.values())
        state = _state(shown)
        home = page_address(shown[0].name) if len(shown) == 1 else "/"
        self._server.show(pages(shown, state, words(language)), state, home)

    def _tell(self, problems: "list[tuple[Loaded, tuple[Diagnostic, ...]]]", ms: float) -> None:
        for loaded, errors in problems:
            click.echo(printed(errors, [loaded], "full", loaded.language, everything=False), nl=False)
        message = _KEPT if problems else _BUILT
        click.echo(message.render(self._language, {"time": _now(), "ms": round(ms)}))
        sys.stdout.flush()


def _state(shown: "Iterable[Served]") -> str:
    """A word that differs when a page does."""
    whole = hashlib.sha256()
    for review in shown:
        for name, content in review.outputs.items():
            if name.endswith(".html"):
                whole.update(f"{review.name}/{name}\0{len(content)}\0".encode() + content)
        whole.update(repr(review.errors).encode())
    return whole.hexdigest()[:16]


def _now() -> str:
    return time.strftime("%H:%M:%S")
