"""The appraisal tools that are shipped."""

from collections.abc import Collection
from functools import lru_cache

from litmatrix.model import AppraisalTool
from litmatrix.readers.decode import decode
from litmatrix.readers.shipped import shipped_tool, shipped_tools
from litmatrix.readers.yaml import read_yaml


def read_shipped_tools(named: Collection[str]) -> dict[str, AppraisalTool]:
    """Those of the shipped tools that are named, by id; most reviews name one or two of many."""
    return {name: _read(name) for name in shipped_tools() if name in named}


@lru_cache(maxsize=64)
def _read(name: str) -> AppraisalTool:
    path, text = shipped_tool(name)
    tree, faults = read_yaml(text, path)
    tool, more = decode(AppraisalTool, tree or {}, path, {"id": name, "path": path})
    if tool is None or faults or more:
        raise ValueError(f"{path}: {[*faults, *more]}")  # a bug: every shipped tool is read in a test
    return tool
