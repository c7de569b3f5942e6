"""The files for continuous integration that `litmatrix init --ci` writes."""

from collections.abc import Mapping
from pathlib import Path
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
WROTE = Message(nb="Skrev {path}.", nn="Skreiv {path}.", en="Wrote {path}.")
NOT_AT_THE_TOP = Message(
    nb="{path} virker bare øverst i git-mappen ({top}). Flytt filen dit, og la kommandoene i den kjøre i "
    "{folder}.",
    nn="{path} verkar berre øvst i git-mappa ({top}). Flytt fila dit, og la kommandoane i ho køyre i {folder}.",
    en="{path} works only at the top of the git folder ({top}). Move the file there, and let its commands run in "
    "{folder}.",
)


def pipeline(name: str) -> tuple[str, bytes]:
    """The path, from the root, and the content of the file called `name` in `PIPELINES`, for this version."""
    from litmatrix.readers.shipped import pipeline_text

    file, path = PIPELINES[name]
    return path, pipeline_text(file).replace("@VERSION@", __version__).encode()


def git_top(root: Path) -> Path | None:
    """The folder above `root` that git takes for the top, when it is another; None else."""
    at_or_above = (root.resolve(), *root.resolve().parents)
    top = next((folder for folder in at_or_above if (folder / ".git").exists()), None)
    return top if top != root.resolve() else None
