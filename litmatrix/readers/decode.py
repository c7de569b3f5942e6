"""From a tree of text to a value of the model, with every fault in plain words and in its place.

pydantic finds all faults at once; here each becomes a `Fault`. What is faulty is then cut out of the tree and
the rest is read, so that one wrong field does not hide what else is wrong with a study.
"""

import types
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from litmatrix.diagnostic import Fault
from litmatrix.location import Key, Place
from litmatrix.message import Message
from litmatrix.model import Study
from litmatrix.norwegian_words import nearest_word
from litmatrix.readers.rules import format as rules

M = TypeVar("M", bound=BaseModel)
_SET_BY_READER = frozenset({"id", "path"})
_ROUNDS = 4
_HOLDERS = frozenset({"evidence", "ratings", "fields", "appraisal"})
"""Fields of a study that hold fields with names of the author's own."""
_OF_FINDINGS = frozenset({"confidence", "certainty"})
"""Judgements of findings that are often passed on studies."""


def decode(
    model: type[M], tree: dict[str, Any], path: str, from_name: Mapping[str, str] = MappingProxyType({})
) -> tuple[M | None, list[Fault]]:
    """`tree` as a `model`, and what is wrong with it.

    `from_name` are the fields that come from the file's name rather than from its text. Returns None only
    when nothing is left that makes a value.
    """
    faults = [_unknown(model, Place(path, (name,))) for name in from_name if name in tree]
    tree = {**tree, **from_name}
    for _ in range(_ROUNDS):
        try:
            return model.model_validate(tree), faults
        except ValidationError as error:
            details = _own(error.errors(include_url=False))
            found = _with_owners(_faults(model, details, path), tree, path)
            faults.extend([fault for fault in found if not _follows(fault, faults)])
            tree = _mended(tree, details)
    return None, faults


def _follows(fault: Fault, earlier: list[Fault]) -> bool:
    """Whether something is missing only because it was faulty, and told of as such."""
    if fault.rule not in (rules.MISSING_FIELD, rules.TOO_FEW) or not isinstance(fault.where, Place):
        return False
    keys = fault.where.keys
    return any(isinstance(one.where, Place) and one.where.keys[: len(keys)] == keys for one in earlier)


def _own(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Without "too few items" where the items are there and faulty themselves."""
    owners = {detail["loc"][:length] for detail in details for length in range(len(detail["loc"]))}
    return [detail for detail in details if detail["type"] != "too_short" or detail["loc"] not in owners]


def _faults(model: type[BaseModel], details: list[ErrorDetails], path: str) -> list[Fault]:
    found: dict[tuple[Key, ...], Fault] = {}
    for detail in details:
        fault = _fault(model, detail, path)
        found.setdefault(fault.where.keys if isinstance(fault.where, Place) else (), fault)
    return list(found.values())


def _with_owners(faults: list[Fault], tree: Mapping[str, Any], path: str) -> list[Fault]:
    """Fields at the left edge that were meant to stand in the empty field above them are told of as such."""
    found: list[Fault] = []
    owners: set[Place] = set()
    for fault in faults:
        keys = fault.where.keys if isinstance(fault.where, Place) else ()
        owner = _owner(str(keys[0]), tree) if fault.rule is rules.UNKNOWN_FIELD and len(keys) == 1 else None
        if owner is None:
            found.append(fault)
        else:
            owners.add(Place(path, (owner,), "key"))
            found.append(Fault(rules.NOT_INDENTED, fault.where, {"field": str(keys[0]), "owner": owner}))
    return [fault for fault in found if fault.rule is not rules.EMPTY_FIELD or fault.where not in owners]


def _owner(name: str, tree: Mapping[str, Any]) -> str | None:
    """The field with nothing in it that stands above a field with more fields in it, or above others such."""
    if not isinstance(tree[name], Mapping) or name != name.strip():  # a hard space looks like an indent
        return None
    for above in reversed(list(tree)[: list(tree).index(name)]):
        if above in _HOLDERS:
            return above if not tree[above] else None
        if not isinstance(tree[above], Mapping):
            return None
    return None


def _fault(model: type[BaseModel], detail: ErrorDetails, path: str) -> Fault:
    keys = _address(detail)
    place = Place(path, keys)
    name = next((str(key) for key in reversed(keys) if isinstance(key, str)), "")
    value, kind = detail["input"], detail["type"]
    if kind == "extra_forbidden":
        return _unknown(model, place, empty=value == "")
    if kind == "missing":
        return Fault(rules.MISSING_FIELD, place.key(), {"field": name})
    if value == "":
        return Fault(rules.EMPTY_FIELD, place.key(), {"field": name})
    if kind == "too_short":
        minimum = int(detail.get("ctx", {}).get("min_length", 1))
        return Fault(rules.TOO_FEW, place.key(), {"field": name, "minimum": minimum})
    if kind == "literal_error" and isinstance(value, str):
        return _unknown_choice(model, place, name, value)
    if kind in _WRONG_KIND and _WRONG_KIND[kind] is rules.FIELDS_EXPECTED:
        known = tuple(_fields_at(model, place.keys))
        example = tuple(f"{one}: …" for one in known[:3]) or ("navn: …",)
        return Fault(rules.FIELDS_EXPECTED, place, {"field": name, "example": example})
    if kind in _WRONG_KIND and _WRONG_KIND[kind] is rules.LIST_EXPECTED:
        return Fault(rules.LIST_EXPECTED, place, {"field": name, "example": _list_example(model, keys)})
    return _wrong_value(kind, place, name, value)


def _list_example(model: type[BaseModel], keys: tuple[Key, ...]) -> Message:
    """What stands between the brackets of a list."""
    known = _fields_at(model, (*keys, 0))[:3]
    if not known:
        return Message("første, andre", "første, andre", "first, second")
    item = "{" + ", ".join(f"{one}: …" for one in known) + "}"
    return Message(f"{item}, {item}", f"{item}, {item}", f"{item}, {item}")


_WRONG_KIND = {
    "tuple_type": rules.LIST_EXPECTED,
    "dict_type": rules.FIELDS_EXPECTED,
    "model_type": rules.FIELDS_EXPECTED,
    "model_attributes_type": rules.FIELDS_EXPECTED,
    "string_type": rules.TEXT_EXPECTED,
}
_WRONG_TEXT = {"whole_number": rules.NOT_A_WHOLE_NUMBER, "iso_date": rules.NOT_A_DATE}


def _wrong_value(kind: str, place: Place, name: str, value: Any) -> Fault:
    if not isinstance(value, str) and kind not in _WRONG_KIND:
        return Fault(rules.TEXT_EXPECTED, place, {"field": name})
    rule = _WRONG_KIND.get(kind) or _WRONG_TEXT.get(kind) or rules.BAD_VALUE
    return Fault(rule, place, {"field": name, "value": str(value)[:60]})


def _address(detail: ErrorDetails) -> tuple[Key, ...]:
    """pydantic's location without what is no key of the user's: union branches and `[key]`."""
    return tuple(key for key in detail["loc"] if key not in ("[key]", "str", "tuple[str, ...]"))


def _unknown(model: type[BaseModel], place: Place, *, empty: bool = False) -> Fault:
    """What is said of a field that is not there; an `empty` one may be the rest of a text that a comma ended."""
    known = tuple(_fields_at(model, place.keys[:-1]))
    name = str(place.keys[-1])
    if model is Study and name in _OF_FINDINGS:
        return Fault(rules.CONFIDENCE_OF_STUDY, place.key(), {"field": name})
    if name.partition(":")[0] in known:  # {page:12}
        from litmatrix.readers.rules.syntax import SPACE_AFTER_COLON

        return Fault(SPACE_AFTER_COLON, place.key())
    near = nearest_word(name, known)
    cut = empty and near is None and len(place.keys) > 1  # at the left edge of a file no comma cuts a text in two
    rule = rules.TEXT_AS_FIELD if cut else rules.UNKNOWN_FIELD
    return Fault(rule, place.key(), {"field": name, "known": known, "near": near})


def _unknown_choice(model: type[BaseModel], place: Place, name: str, value: str) -> Fault:
    owner = _model_at(model, place.keys[:-1])
    known = tuple(_choices(owner.model_fields[name].annotation)) if owner and name in owner.model_fields else ()
    return Fault(
        rules.UNKNOWN_CHOICE,
        place,
        {"field": name, "value": value, "known": known, "near": nearest_word(value, known)},
    )


def _fields_at(model: type[BaseModel], keys: tuple[Key, ...]) -> list[str]:
    owner = _model_at(model, keys)
    return (
        [name for name in owner.model_fields if name not in _SET_BY_READER or owner is not model] if owner else []
    )


def _model_at(model: type[BaseModel], keys: tuple[Key, ...]) -> type[BaseModel] | None:
    """The model that stands at an address inside `model`, or None."""
    here: Any = model
    for key in keys:
        if isinstance(here, type) and issubclass(here, BaseModel):
            field = here.model_fields.get(str(key))
            here = _inner(field.annotation) if field else None
        elif isinstance(here, tuple):  # the values of a mapping or the items of a list
            here = here[0]
    return here if isinstance(here, type) and issubclass(here, BaseModel) else None


def _inner(annotation: Any) -> Any:
    """A model class; a one-tuple with what a list or mapping holds; or None."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _inner(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        return next((found for part in get_args(annotation) if (found := _inner(part)) is not None), None)
    if origin is tuple:
        return (_inner(get_args(annotation)[0]),)
    if origin is dict:
        return (_inner(get_args(annotation)[1]),)
    return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None


def _choices(annotation: Any) -> list[str]:
    """The words of a `Literal`, also inside `… | None`."""
    found: list[str] = []
    for part in get_args(annotation):
        found.extend([part] if isinstance(part, str) else _choices(part))
    return found


def _mended(tree: Any, details: list[ErrorDetails]) -> Any:
    """A copy of the tree without what is faulty, and with a stand-in for what is missing.

    The stand-in keeps the owner: a question without its text is still a question that ratings may name.
    """
    faulty = dict.fromkeys(_held(tree, detail["loc"]) for detail in details if not _stands_in(detail))
    mended = _copy(tree)
    for detail in details:
        owner, name = detail["loc"][:-1], detail["loc"][-1]
        if _stands_in(detail) and _held(mended, owner) == owner:
            _at(mended, owner)[name] = "todo" if name == "rating" else "…"
    for address in reversed(faulty):  # from behind, so that the items of a list keep their numbers
        if address and _held(mended, address) == address:
            del _at(mended, address[:-1])[address[-1]]
    return mended


def _stands_in(detail: ErrorDetails) -> bool:
    return detail["type"] == "missing" and detail.get("ctx") is None and len(detail["loc"]) > 1


def _copy(tree: Any) -> Any:
    if isinstance(tree, Mapping):
        return {key: _copy(value) for key, value in tree.items()}
    return [_copy(item) for item in tree] if isinstance(tree, list) else tree


def _held(tree: Any, address: tuple[Key, ...]) -> tuple[Key, ...]:
    """As much of an address as is there: pydantic also names the branches of a union."""
    here = tree
    for length, key in enumerate(address):
        there = key in here if isinstance(here, Mapping) else isinstance(here, list) and key in range(len(here))
        if not there:
            return address[:length]
        here = here[key]
    return address


def _at(tree: Any, address: tuple[Key, ...]) -> Any:
    for key in address:
        tree = tree[key]
    return tree
