"""The command line: parse, call, print, exit. No rule of the business lives here."""

import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    """The program `litmatrix`, as a process of its own: it ends the process.

    At once, where all that was said has been taken: Python would take every object apart first, which is a part
    in thirty of a small build and serves nobody.
    """
    from litmatrix.cli.application import run

    try:
        run()
    except SystemExit as end:
        if isinstance(end.code, int) and _all_is_said():
            os._exit(end.code)
        raise


def _all_is_said() -> bool:
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):  # nobody reads any more: Python has its own way of ending then
        return False
    return True
