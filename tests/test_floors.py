"""Who may import whom, who may touch the world, and which library is met at which door.

Two wings stand on one ground; only the door sees both. A new module or package must be given
its place in `FLOORS` by hand: that is a decision, not a formality. Imports under `TYPE_CHECKING` count too.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "litmatrix"

GROUND, IN, OUT, DOOR = "ground", "in-wing", "out-wing", "door"

# Ground, from the bottom: a module may import those above it in this list, never those below.
_GROUND = (
    "location",
    "message",
    "system_errors",
    "diagnostic",
    "norwegian_words",
    "languages",
    "document",
    "locator_words",
    "page_numbers",
    "code_spans",
    "citation_syntax",
    "key_citation",
    "word_text",
    "spreadsheet",
    "model",
    "word_marks",
    "aside",
)
FLOORS: dict[str, str] = {
    **dict.fromkeys(_GROUND, GROUND),
    "readers": IN,
    "load": IN,
    "edit": IN,
    "agreement": OUT,
    "approvals": OUT,
    "audit": OUT,
    "changes": OUT,
    "comment_yaml": OUT,
    "checks": OUT,
    "citations": OUT,
    "appraisal": OUT,
    "figures": OUT,
    "findings": OUT,
    "flow": OUT,
    "incoming": OUT,
    "matrix": OUT,
    "printers": OUT,
    "rating_tables": OUT,
    "schema": OUT,
    "seal_changes": OUT,
    "seals": OUT,
    "sheets": OUT,
    "starting": OUT,
    "study_sheet": OUT,
    "synthesis": OUT,
    "verification": OUT,
    "writers": OUT,
    "building": DOOR,
    "word_building": DOOR,
    "approving": DOOR,
    "auditing": DOOR,
    "checking": DOOR,
    "proving": DOOR,
    "commenting": DOOR,
    "sheeting": DOOR,
    "verifying": DOOR,
    "__main__": DOOR,
    "cli": DOOR,
    "__init__": DOOR,
}

# Outside libraries that only one module may meet (or two, where one subject has two files).
DOORS: dict[str, tuple[str, ...]] = {
    "yaml": ("readers.yaml",),
    "bibtexparser": ("readers.bibtex_blocks", "readers.names"),
    "pylatexenc": ("readers.latex",),
    "markdown_it": ("readers.prose", "readers.thesis.markdown"),
    "lxml": ("readers.thesis.package", "readers.fulltext.web", "writers.word"),
    "rapidfuzz": ("audit.spelling", "verification.closest"),
    "rich": ("writers.terminal",),
    "jinja2": ("writers.sandbox", "writers.template_limits", "writers.templates"),
    "openpyxl": ("readers.workbook",),
    "xlsxwriter": ("writers.excel.file",),
    "typst": ("writers.pdf", "writers.typst"),
    "markupsafe": ("writers.templates", "writers.html.escape"),
    "click": ("cli",),
    "pydantic": ("model", "readers.decode", "schema"),
    "pydantic_core": ("model", "readers.decode"),
}

OPENS = frozenset({"open", "read_text", "read_bytes", "iterdir", "glob", "rglob", "listdir", "scandir", "walk"})
WRITES = frozenset(
    {"write_text", "write_bytes", "mkdir", "makedirs", "unlink", "rename", "rmdir", "touch", "symlink_to", "fsync"}
)
AMBIENT = frozenset(
    {"environ", "getenv", "getcwd", "chdir", "cwd", "home", "expanduser", "utcnow", "today", "exit"}
)
_WORLD = frozenset(
    {"time", "random", "secrets", "uuid", "locale", "socket", "ssl", "urllib.request", "http", "subprocess"}
    | {"multiprocessing", "threading", "shutil", "tempfile", "signal", "pickle", "ctypes", "importlib.resources"}
)
_ALLOWED = {
    "aside": {
        "multiprocessing",
        "multiprocessing.connection",
        "multiprocessing.connection.Connection",
        "iterdir",
    },  # a copy of this process, whose threads it counts, and nothing else of the machine
    "readers.history": {"subprocess"},  # git answers
    "agreement.bootstrap": {"random", "random.Random"},  # a generator with a fixed seed is not of the world
    "citations.runs": {"subprocess", "threading"},  # the one place where pandoc is run for citations, with a limit
    "readers.pdf_text": {"subprocess", "threading"},  # PDFs are read in a child process that can be ended
    "readers.pdf_child": {"ctypes"},  # the comments in a PDF come through a buffer of C
    "readers.shipped": {"importlib.resources", "importlib.resources.abc", "importlib.resources.files"},
}


def module_names() -> list[str]:
    """Every module below litmatrix, as `readers.yaml`; a package by its own name."""
    names = []
    for file in sorted(PACKAGE.rglob("*.py")):
        parts = file.relative_to(PACKAGE).with_suffix("").parts
        names.append(".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts))
    return names


def _file(name: str) -> Path:
    path = PACKAGE.joinpath(*name.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def _tree(name: str) -> ast.Module:
    return ast.parse(_file(name).read_text("utf-8"))


def top(name: str) -> str:
    return name.split(".", maxsplit=1)[0]


def _imports(tree: ast.Module) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every import: what from, dotted, and the names that are taken from it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, ()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: imports are absolute"
            yield node.module or "", tuple(alias.name for alias in node.names)


def imports(tree: ast.Module) -> Iterator[str]:
    """Everything a module imports, dotted. `from a import b` may mean the module a.b: both are given."""
    for path, names in _imports(tree):
        yield path
        yield from (f"{path}.{name}" for name in names)


def own_imports(name: str, tree: ast.Module | None = None) -> set[str]:
    """Modules of litmatrix that a module imports, without the package itself."""
    known = {f"litmatrix.{module}" for module in module_names()}
    found: set[str] = set()
    for path, names in _imports(tree or _tree(name)):
        inside = {f"{path}.{one}" for one in names} & known
        # `from a import b`: a package whose modules alone are named is not what is wanted of it.
        found |= inside if inside and len(inside) == len(names) else {path, *inside}
    own = {path.removeprefix("litmatrix.") for path in found & known}
    return (own - {name}) | ({"__init__"} if "litmatrix" in found else set())


def breaks_floors(importer: str, imported: str) -> bool:
    """Whether an import between two modules goes against the floors."""
    above, below = FLOORS[top(importer)], FLOORS[top(imported)]
    if above == DOOR or top(importer) == top(imported):
        return False
    if above == GROUND:
        return below != GROUND or _GROUND.index(top(imported)) > _GROUND.index(top(importer))
    if (top(importer), top(imported)) == ("readers", "load"):
        return True
    return below not in (GROUND, above)


def touches(tree: ast.Module) -> set[str]:
    """Names through which a module touches files, the clock, the environment or the process."""
    called = {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
    }
    bare = {
        node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    named = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} & AMBIENT
    clock = {"now"} & called
    return (
        named
        | clock
        | (called & (OPENS | WRITES | AMBIENT))
        | (bare & {"print", "input", "eval", "exec", "__import__"})
    )


MODULES = module_names()


def test_every_module_has_a_floor() -> None:
    assert {top(name) for name in MODULES} - FLOORS.keys() == set(), "give the new module its place in FLOORS"


def test_every_floor_has_a_module() -> None:
    assert FLOORS.keys() - {top(name) for name in MODULES} == set(), "FLOORS names a module that is gone"


@pytest.mark.parametrize("name", MODULES)
def test_imports_go_down(name: str) -> None:
    forbidden = sorted(imported for imported in own_imports(name) if breaks_floors(name, imported))
    assert not forbidden, f"{name} ({FLOORS[top(name)]}) must not import {', '.join(forbidden)}"


def test_no_module_imports_itself_in_a_circle() -> None:
    below = {name: own_imports(name) for name in MODULES if name != "__init__"}
    settled: set[str] = set()
    while ready := {
        name for name, needs in below.items() if name not in settled and needs & below.keys() <= settled
    }:
        settled |= ready
    assert below.keys() - settled == set(), "these import each other in a circle"


@pytest.mark.parametrize("name", MODULES)
def test_a_library_is_met_only_at_its_door(name: str) -> None:
    for path in imports(_tree(name)):
        doors = DOORS.get(top(path))
        assert doors is None or any(name == door or name.startswith(f"{door}.") for door in doors), (
            f"{name} imports {path}; only {', '.join(doors or ())} may"
        )


@pytest.mark.parametrize("name", MODULES)
def test_only_reading_opens_and_only_the_door_touches_the_world(name: str) -> None:
    if top(name) == "cli":
        return
    floor, tree = FLOORS[top(name)], _tree(name)
    allowed = (OPENS if floor == IN else frozenset()) | (_ALLOWED.get(name, set()) & OPENS)
    assert touches(tree) <= allowed, f"{name} ({floor}) touches {sorted(touches(tree) - allowed)}"
    world = {path for path in imports(tree) if path in _WORLD or path.split(".")[0] in _WORLD}
    world -= _ALLOWED.get(name, set())
    assert not world, f"{name} ({floor}) imports {sorted(world)}"
    assert floor == IN or "os" not in set(imports(tree)), f"{name} ({floor}) imports os"


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("checks", "readers.yaml"),
        ("checks.unknown_level", "load"),
        ("readers.yaml", "printers.full"),
        ("load", "checks"),
        ("readers.study", "load"),
        ("model.study", "cli.check"),
        ("message", "diagnostic"),
        ("document", "model"),
        ("location", "message"),
        ("writers.md", "cli"),
        ("matrix", "__init__"),
    ],
)
def test_the_test_refuses(importer: str, imported: str) -> None:
    assert breaks_floors(importer, imported)


@pytest.mark.parametrize(
    "source",
    [
        "from pathlib import Path\nPath('x').read_text()",
        "open('x')",
        "import os\nos.environ['HOME']",
        "from datetime import datetime\ndatetime.now()",
        "from datetime import date\ndate.today()",
        "from pathlib import Path\nPath.cwd()",
        "print('x')",
    ],
)
def test_the_test_sees(source: str) -> None:
    assert touches(ast.parse(source))


def test_imports_for_types_count_too() -> None:
    source = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from litmatrix.readers import yaml\n"
    assert own_imports("matrix", ast.parse(source)) == {"readers.yaml"}


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("from litmatrix.matrix import build_matrix", {"matrix"}),
        ("from litmatrix.matrix import cells", {"matrix.cells"}),
        ("from litmatrix.matrix import build_matrix, cells", {"matrix", "matrix.cells"}),
        ("from litmatrix import __version__", {"__init__"}),
        ("from jinja2 import nodes", set()),
    ],
)
def test_what_is_imported(source: str, wanted: set[str]) -> None:
    assert own_imports("writers", ast.parse(source)) == wanted
