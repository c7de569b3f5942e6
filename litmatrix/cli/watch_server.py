"""The server of `litmatrix watch`: pages from memory, to this machine only, and a stream that tells of new ones.

It looks paths up in a table and opens no file, so that no path leads anywhere. A request must name this machine
as its host: a page elsewhere that lets its own name point here (DNS rebinding) gets nothing.
"""

import contextlib
import os
import socket
import socketserver
import threading
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote, urlsplit

from litmatrix.writers.served import EVENTS

HOST = "127.0.0.1"
_HEARTBEAT_SECONDS = 15
_PATIENCE_SECONDS = 20
_MOST_STREAMS = 64
_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "html": "text/html; charset=utf-8",
        "json": "application/json",
        "md": "text/plain; charset=utf-8",
        "tex": "text/plain; charset=utf-8",
        "bib": "text/plain; charset=utf-8",
        "svg": "image/svg+xml",
        "pdf": "application/pdf",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
)
_HEADERS = (
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", "frame-ancestors 'none'"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
)


class Server:
    """Serves what it was last told to show, until it is closed."""

    def __init__(self, port: int) -> None:
        """Takes the port, 0 for any that is free. Raises `OSError` when another program has it."""
        self._http = _Http((HOST, port), _Handler)
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """Where it is found: http://127.0.0.1:8737."""
        return f"http://{HOST}:{self._http.server_address[1]}"

    def show(self, pages: Mapping[str, bytes], state: str, home: str) -> None:
        """Serve these pages from now on; whoever looks at an earlier state is told. `home` is where `/` leads."""
        with self._http.news:
            self._http.pages, self._http.state, self._http.home = pages, state, home
            self._http.news.notify_all()

    def close(self) -> None:
        """End every answer that is under way, free the port, and wait until no thread is left."""
        self._http.end()
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()


class _Http(ThreadingHTTPServer):
    daemon_threads = False
    allow_reuse_address = os.name != "nt"  # on Windows that would let two programs have the same port

    def __init__(self, *arguments: Any) -> None:
        self.pages: Mapping[str, bytes] = {}
        self.state, self.home = "", "/"
        self.ended = False
        self.streams = 0
        self.news = threading.Condition()
        self._sockets: set[socket.socket] = set()
        super().__init__(*arguments)

    def server_bind(self) -> None:
        """Without asking for the name of the machine, which may take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    def process_request(self, request: Any, client_address: Any) -> None:
        with self.news:
            self._sockets.add(request)
            ended = self.ended
        if ended:
            self.shutdown_request(request)
        else:
            super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self.news:
            self._sockets.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the middle of an answer is no error."""

    def state_after(self, told: str) -> str | None:
        """The state as soon as it is another than `told`, or as it is after a while; None at the end."""
        with self.news:
            self.news.wait_for(lambda: self.ended or self.state != told, _HEARTBEAT_SECONDS)
            return None if self.ended else self.state

    def end(self) -> None:
        """Answer nobody any more."""
        with self.news:
            self.ended = True
            self.news.notify_all()
            for one in self._sockets:
                with contextlib.suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)


class _Handler(BaseHTTPRequestHandler):
    server: _Http
    timeout = _PATIENCE_SECONDS
    server_version, sys_version = "litmatrix", ""

    def do_GET(self) -> None:
        if not self._is_for_us():
            self._answer(HTTPStatus.MISDIRECTED_REQUEST, "text/plain", b"")
            return
        path = unquote(urlsplit(self.path).path)
        if path == EVENTS:
            self._stream()
        elif path == "/" and self.server.home != "/":
            self._answer(HTTPStatus.FOUND, "text/plain", b"", ("Location", self.server.home))
        elif (content := self.server.pages.get(path)) is not None:
            kind = "html" if path == "/" else path.rpartition(".")[2]
            self._answer(HTTPStatus.OK, _TYPES.get(kind, "application/octet-stream"), content)
        else:
            self._answer(HTTPStatus.NOT_FOUND, "text/plain", b"404")

    do_HEAD = do_GET  # noqa: N815 - the library's name

    def _is_for_us(self) -> bool:
        port = self.server.server_port
        return self.headers.get_all("Host", []) in ([f"{HOST}:{port}"], [f"localhost:{port}"])

    def _answer(self, status: HTTPStatus, kind: str, content: bytes, *more: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in (("Content-Type", kind), ("Content-Length", str(len(content))), *_HEADERS, *more):
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _stream(self) -> None:
        """Server-sent events: the state, and every new one (HTML standard, §9.2)."""
        with self.server.news:
            self.server.streams += 1
            too_many = self.server.streams > _MOST_STREAMS
        try:
            if too_many:
                self._answer(HTTPStatus.SERVICE_UNAVAILABLE, "text/plain", b"")
                return
            self.send_response(HTTPStatus.OK)
            for name, value in (("Content-Type", "text/event-stream"), *_HEADERS):
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self._tell()
        finally:
            with self.server.news:
                self.server.streams -= 1

    def _tell(self) -> None:
        self.wfile.write(b"retry: 1000\n\n")
        told = ""
        while (state := self.server.state_after(told)) is not None:
            # A line now and then shows whether somebody still listens.
            self.wfile.write(f"data: {state}\n\n".encode() if state != told else b": \n\n")
            told = state

    def log_message(self, *_: Any) -> None:
        """The terminal tells of the review, not of requests."""
