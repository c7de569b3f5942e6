"""From a review to its documents in every format, all in memory: nothing is written before all is made."""

import hashlib
import json
from collections.abc import Collection, Mapping
from pathlib import Path

from litmatrix import __version__
from litmatrix.citations.author_year import cite_author_year
from litmatrix.diagnostic import Diagnostic, Fault, diagnose
from litmatrix.findings import build_findings
from litmatrix.load import Loaded
from litmatrix.matrix import build_matrix
from litmatrix.model import Review
from litmatrix.readers.rules.templates import BROKEN_TEMPLATE
from litmatrix.readers.shipped import shipped_templates
from litmatrix.readers.templates import read_templates
from litmatrix.writers import WRITERS, Setting
from litmatrix.writers.templates import TemplateFault, Templates

MANIFEST = "manifest.json"


def build(
    loaded: Loaded, review: Review, root: Path, formats: Collection[str]
) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """The outputs of a review by file name, the manifest last, or what is wrong with its templates.

    `formats` are keys of `WRITERS`. The same texts give the same bytes, whatever the day, folder or locale.
    """
    own, faults = read_templates(root)
    if faults:
        return {}, diagnose(faults, loaded.locate, loaded.language)
    setting = Setting(Templates(own, shipped_templates()), review, loaded.locate)
    try:
        outputs = _write(review, setting, formats)
    except TemplateFault as fault:
        broken = Fault(BROKEN_TEMPLATE, fault.location, {"reason": fault.reason.rstrip(".")})
        return {}, diagnose([broken], loaded.locate, loaded.language)
    outputs[MANIFEST] = _manifest(outputs, {**loaded.texts, **own})
    return outputs, ()


def _write(review: Review, setting: Setting, formats: Collection[str]) -> dict[str, bytes]:
    makers = {"matrix": build_matrix, "findings": build_findings}
    wanted = [kind for kind in makers if any(kind in WRITERS[name].kinds for name in formats)]
    documents = {kind: cite_author_year(makers[kind](review), review) for kind in wanted}
    outputs: dict[str, bytes] = {}
    for name in formats:
        for kind in WRITERS[name].kinds:
            for ending, content in WRITERS[name].write(documents[kind], setting).items():
                outputs[f"{kind}.{ending}"] = content if isinstance(content, bytes) else content.encode()
    return outputs


def _manifest(outputs: Mapping[str, bytes], texts: Mapping[str, str]) -> bytes:
    """What was made, and from what: every output and every input with its SHA-256."""
    content = {
        "litmatrix": __version__,
        "outputs": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(outputs.items())},
        "made_from": {path: hashlib.sha256(text.encode()).hexdigest() for path, text in sorted(texts.items())},
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
