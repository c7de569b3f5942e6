"""The files for continuous integration that `litmatrix init --ci` writes."""

import re
import shlex
from collections.abc import Mapping
from types import MappingProxyType

from litmatrix import __version__
from litmatrix.message import Message

PIPELINES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "github": ("github.yml", ".github/workflows/litmatrix.yml"),
        "gitlab": ("gitlab.yml", ".gitlab-ci.yml"),
        "pre-commit": ("pre-commit.yaml", ".pre-commit-config.yaml"),
    }
)
"""The file that comes along and the path it is written to, by name."""

CI = Message(
    nb="Skriv en fil som kontrollerer og bygger reviewet for hver endring: {names}. Der et review finnes fra før, "
    "skrives bare den.",
    nn="Skriv ei fil som kontrollerer og byggjer reviewet for kvar endring: {names}. Der eit review finst frå "
    "før, blir berre ho skriven.",
    en="Write a file that checks and builds the review at every change: {names}. Where there is a review already, "
    "only that is written.",
)
_PLAIN = re.compile(r"[\w .][\w .-]*(?:/[\w .][\w .-]*)*")
"""Folders that can be named in YAML, in a shell and in a pattern of files, and mean nothing else there."""
WROTE = Message(nb="Skrev {path}.", nn="Skreiv {path}.", en="Wrote {path}.")
ODD_FOLDER = Message(
    nb="Filen må vite hvor reviewet ligger, og tåler bare bokstaver, tall, mellomrom, punktum, bindestrek og "
    "understrek i navn på mapper. Gi «{folder}» et annet navn.",
    nn="Fila må vite kvar reviewet ligg, og toler berre bokstavar, tal, mellomrom, punktum, bindestrek og "
    "understrek i namn på mapper. Gi «{folder}» eit anna namn.",
    en="The file has to know where the review lies, and only bears letters, digits, spaces, full stops, hyphens "
    "and underscores in names of folders. Give “{folder}” another name.",
)


def pipeline(name: str, folder: str) -> tuple[str, bytes] | None:
    """The path, from the top of the repository, and the content of the file called `name` in `PIPELINES`.

    It is for this version, and for a review in `folder` below the top ("" at the top). None where the name of a
    folder would mean something else in the file.
    """
    from litmatrix.readers.shipped import pipeline_text

    if folder and not _PLAIN.fullmatch(folder):
        return None
    file, path = PIPELINES[name]
    filled = {
        "@VERSION@": __version__,
        "@FOLDER@": folder or ".",
        "@INSIDE@": f"{folder}/" if folder else "",
        "@ROOT@": f" --root {shlex.quote(folder)}" if folder else "",
        "@FILES@": f"^{re.escape(folder)}/.*" if folder else "",
    }
    text = pipeline_text(file)
    for mark, value in filled.items():
        text = text.replace(mark, value)
    return path, text.encode()
