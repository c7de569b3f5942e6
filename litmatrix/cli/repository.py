"""Where a folder lies in the git repository that holds it. Build servers know files by their path from its top."""

from pathlib import Path


def git_top(folder: Path) -> Path | None:
    """The folder at or above `folder` that is the top of its git repository, or None."""
    here = folder.resolve()
    return next((one for one in (here, *here.parents) if (one / ".git").exists()), None)


def path_from_top(folder: Path) -> str:
    """`folder` from the top of its repository, as `oppgaver/min`; "" at the top and outside git."""
    top = git_top(folder)
    path = folder.resolve().relative_to(top).as_posix() if top else "."
    return "" if path == "." else path
