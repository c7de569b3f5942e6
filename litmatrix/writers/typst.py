"""The Typst compiler, which reads no file, loads no package and knows no fonts but its own."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typst import Fonts, PDFStandard


def compiled(
    source: str,
    data: str,
    *,
    standards: "Sequence[PDFStandard]" = (),
    tagged: bool = False,
    dots_per_inch: int | None = None,
) -> bytes:
    """The PDF of a layout that finds `data` in `sys.inputs.document`, or with `dots_per_inch` a PNG of one page.

    The same source and data give the same bytes. Raises `typst.TypstError`.
    """
    import typst

    compiler = typst.Compiler(
        source.encode(),
        root=_nowhere(),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"document": data},
        package_path=_nowhere(),
        package_cache_path=_nowhere(),
    )
    if dots_per_inch:
        made = compiler.compile(format="png", ppi=dots_per_inch)
    else:
        made = compiler.compile(format="pdf", timestamp=0, pdf_standards=list(standards), pdf_tags=tagged)
    if not isinstance(made, bytes):
        raise TypeError("several files")  # a bug: only pictures have one for each page
    return made


def version() -> str:
    """Which Typst makes the files: another may make them otherwise."""
    from importlib import metadata

    return metadata.version("typst")


@lru_cache(maxsize=1)
def _fonts() -> "Fonts":
    """The fonts inside the wheel, and none of the machine's."""
    import typst

    return typst.Fonts(include_system_fonts=False)


def _nowhere() -> str:
    """A folder with nothing in it to read: the compiler wants one that exists, and takes the current one else."""
    import typst

    return str(Path(typst.__file__).parent)
