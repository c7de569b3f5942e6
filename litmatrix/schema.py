"""JSON Schema for the files of a review, made from the model and from the review itself.

An editor that knows it completes the review's own question ids, levels and citation keys, and shows each
field's meaning. Source of the format: JSON Schema 2020-12 (https://json-schema.org/draft/2020-12).
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from litmatrix.languages import language
from litmatrix.matrix.columns import COLUMNS
from litmatrix.matrix.wording import replaceable
from litmatrix.message import LanguageCode
from litmatrix.model import (
    ITEM_GAPS,
    AppraisalTool,
    Comments,
    Consensus,
    FindingHeader,
    Gap,
    Protocol,
    RatingSheet,
    Review,
    SearchLog,
    Study,
)

Schema = dict[str, Any]

MODELS: Mapping[str, type[BaseModel]] = MappingProxyType(
    {
        "study": Study,
        "review": Protocol,
        "search": SearchLog,
        "finding": FindingHeader,
        "ratings": RatingSheet,
        "consensus": Consensus,
        "comments": Comments,
        "appraisal": AppraisalTool,
    }
)
"""What can be described: each kind of file, by name."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SET_BY_READER = ("id", "path")
_ALSO_TEXTS = {"ItemAnswer": "answer", "Words": "nb"}
_RATING_GAPS = (Gap.NOT_APPLICABLE.value, Gap.NOT_ADDRESSED.value, Gap.TODO.value)


def schema(kind: str, review: Review | None, language: LanguageCode) -> Schema:
    """The schema of one kind of file (a key of `MODELS`), specialised to `review` where there is one."""
    made: Schema = {"$schema": _DIALECT, **MODELS[kind].model_json_schema()}
    for name in _SET_BY_READER:
        made["properties"].pop(name, None)
    made["required"] = [name for name in made.get("required", ()) if name not in _SET_BY_READER]
    _walk(made, lambda node: _for_editors(node, language))
    specialise = _SPECIALISE.get(kind)
    if review is not None and specialise is not None:
        specialise(made, review)
    _plain_texts(made)
    return made


def _plain_texts(made: Schema) -> None:
    """What may also stand as a text alone: an answer without its reason, a word alike in all languages."""
    definitions = made.get("$defs", {})
    for name, field in _ALSO_TEXTS.items():
        if name in definitions:
            whole = definitions[name]
            text = {key: value for key, value in whole["properties"][field].items() if key in ("type", "enum")}
            definitions[name] = {"anyOf": [text, whole]}


def _walk(node: Any, change: Callable[[Schema], None]) -> None:
    """Apply `change` to every object of a schema."""
    if isinstance(node, dict):
        change(node)
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        _walk(child, change)


def _for_editors(node: Schema, language: LanguageCode) -> None:
    """Norwegian descriptions, no null, and texts that an editor takes for numbers or truth values."""
    norwegian = node.pop("description_nb", None)
    if norwegian and language != "en" and isinstance(norwegian, str):
        node["description"] = norwegian
    if isinstance(node.get("title"), str):  # pydantic's own titles repeat the name; a property may be called so
        del node["title"]
    branches = node.get("anyOf")
    if isinstance(branches, list):
        node["anyOf"] = [branch for branch in branches if branch != {"type": "null"}]
        if node.get("default", ...) is None:
            del node["default"]
    if node.get("type") == "string" and "enum" not in node and "const" not in node:
        # `page: 4` is a text here, as every scalar is; YAML 1.2 editors take it for a number.
        node["type"] = ["string", "number", "boolean"]
    if node.get("enum") == ["true", "false"]:
        node.update(enum=["true", "false", True, False])
        node.pop("type", None)


def _names(words: Iterable[str]) -> Schema:
    return {"type": "string", "enum": sorted(set(words))}


def _study(made: Schema, review: Review) -> None:
    definitions = made["$defs"]
    keys = _names(review.references)
    made["properties"]["reports"]["items"] = keys
    definitions["Evidence"]["properties"]["report"] = {**_described(definitions["Evidence"], "report"), **keys}
    _levels(definitions["Rating"], review)
    if review.protocol.raters:
        raters = _names(rater.id for rater in review.protocol.raters)
        definitions["Rating"]["properties"]["rater"] |= raters
    made["properties"]["ratings"] |= {"propertyNames": _questions(review)}
    _appraisal(definitions, review)
    made["properties"]["fields"] |= {"propertyNames": _names(review.protocol.fields)}


def _appraisal(definitions: Schema, review: Review) -> None:
    """The tools, and the items and answers of those that the review knows more of than the name."""
    appraisal = definitions["Appraisal"]["properties"]
    tools = [*review.shipped_tools, *review.tools, Gap.NOT_APPLICABLE.value, Gap.TODO.value]
    appraisal["tool"] = {**_described(definitions["Appraisal"], "tool"), **_names(tools)}
    if not review.tools:
        return
    answers = {answer.id for tool in review.tools.values() for answer in tool.answers} | set(ITEM_GAPS)
    appraisal["items"] |= {
        "propertyNames": _names(item.id for tool in review.tools.values() for item in tool.items)
    }
    definitions["ItemAnswer"]["properties"]["answer"] |= _names(answers)


def _levels(judgement: Schema, review: Review) -> None:
    """The levels of all scales, and the words for a gap, as what a rating may say."""
    protocol = review.protocol
    scales = [protocol.scale_for(question.id) for question in protocol.research_questions]
    every = dict.fromkeys(level.id for scale in scales for level in scale.levels)
    judgement["properties"]["rating"] = {**_described(judgement, "rating"), "enum": [*every, *_RATING_GAPS]}


def _questions(review: Review) -> Schema:
    return _names(question.id for question in review.protocol.research_questions)


def _ratings(made: Schema, review: Review) -> None:
    _levels(made["$defs"]["SheetRating"], review)
    evidence = made["$defs"]["Evidence"]
    evidence["properties"]["report"] = {**_described(evidence, "report"), **_names(review.references)}
    _per_study(made["properties"]["ratings"], review)


def _consensus(made: Schema, review: Review) -> None:
    agreed = made["$defs"]["Agreed"]
    _levels(agreed, review)
    if review.protocol.raters:
        agreed["properties"]["by"]["items"] = _names(rater.id for rater in review.protocol.raters)
    _per_study(made["properties"]["consensus"], review)


def _per_study(ratings: Schema, review: Review) -> None:
    ratings["propertyNames"] = _names(study.id for study in review.included)
    ratings["additionalProperties"]["propertyNames"] = _questions(review)


def _comments(made: Schema, review: Review) -> None:
    places = made["$defs"]["CommentedOn"]["properties"]
    places["study"] |= _names(review.studies)
    places["question"] |= _questions(review)
    places["finding"] |= _names(finding.id for finding in review.findings)


def _finding(made: Schema, review: Review) -> None:
    made["properties"]["questions"]["items"] = _questions(review)
    for name in ("supported_by", "contradicted_by"):
        made["properties"][name]["items"] = _names(review.studies)


def _protocol(made: Schema, review: Review) -> None:
    made["$defs"]["AppraisalPlan"]["properties"]["tools"]["items"] = _names((*review.shipped_tools, *review.tools))
    layout = made["$defs"]["MatrixLayout"]["properties"]
    layout["studies"]["items"] = _names(review.studies)
    columns = _names((*COLUMNS, *review.protocol.fields))
    layout["columns"]["items"] = columns
    layout["labels"] |= {"propertyNames": columns}
    made["properties"]["texts"] |= {"propertyNames": _names(replaceable(language(review.protocol.language)))}


def _described(owner: Schema, name: str) -> Schema:
    """Only the description of a property, to be given a new type."""
    description = owner["properties"][name].get("description")
    return {"description": description} if description else {}


_SPECIALISE: Mapping[str, Callable[[Schema, Review], None]] = MappingProxyType(
    {
        "study": _study,
        "finding": _finding,
        "review": _protocol,
        "ratings": _ratings,
        "consensus": _consensus,
        "comments": _comments,
    }
)
