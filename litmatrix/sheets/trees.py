"""The tree of a file with the changes of a sheet in it, every new field in its usual place."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from litmatrix.model import Appraisal, Evidence, Gap, ItemAnswer, Rating, Review, SheetRating, Study
from litmatrix.sheets.book import Key
from litmatrix.sheets.changes import Change

_SAYS_NOTHING = frozenset({"rating", "rater"})
Tree = dict[str, Any]


def changed(tree: Mapping[str, Any], changes: Sequence[Change], review: Review, *, of_rater: bool) -> Tree:
    """A copy of a file's tree with these changes.

    A rating without a level is `todo` while anything else is said of it, and gone when nothing is. What has become
    empty is gone.
    """
    made = deepcopy(dict(tree))
    ratings: dict[Key, None] = {}
    for change in changes:
        _put(made, change.keys, change.value, review, of_rater=of_rater)
        if change.keys[0] == "ratings":
            ratings[change.keys[: 3 if of_rater else 2]] = None
    for keys in ratings:
        _settle(made, keys)
    for keys in {change.keys[:3] for change in changes if change.keys[:2] == ("appraisal", "items")}:
        _close_answer(made, tree, keys[2])
    return made


def _open_answer(tree: Tree, keys: Key) -> None:
    """An answer that stands as a text gets room for its reason."""
    items = tree.get("appraisal", {}).get("items", {}) if keys[:2] == ("appraisal", "items") else {}
    if isinstance(items.get(keys[2] if items else ""), str):
        items[keys[2]] = {"answer": items[keys[2]]}


def _close_answer(tree: Tree, before: Mapping[str, Any], item: str) -> None:
    """An answer with nothing to it is a text, unless it stood otherwise."""
    items = tree.get("appraisal", {}).get("items", {})
    stood = before.get("appraisal", {}).get("items", {}).get(item, "")
    if isinstance(stood, str) and list(items.get(item, ())) == ["answer"]:
        items[item] = items[item]["answer"]


def _put(tree: Tree, keys: Key, value: Any, review: Review, *, of_rater: bool) -> None:
    _open_answer(tree, keys)
    owners = [tree]
    for depth, key in enumerate(keys[:-1]):
        if not isinstance(owners[-1].get(key), dict):
            if value is None:
                return
            _insert(owners[-1], key, {}, _order(keys[:depth], review, of_rater=of_rater))
        owners.append(owners[-1][key])
    if value is None:
        owners[-1].pop(keys[-1], None)
        _prune(owners, keys)
    else:
        fitting = _like(owners[-1].get(keys[-1]), value)
        _insert(owners[-1], keys[-1], fitting, _order(keys[:-1], review, of_rater=of_rater))


def _prune(owners: list[Tree], keys: Key) -> None:
    for owner, key in zip(reversed(owners[:-1]), reversed(keys[:-1]), strict=True):
        if owner.get(key) != {}:
            return
        del owner[key]


def _like(old: Any, value: Any) -> Any:
    """A field that may hold a text or a list keeps the kind that it had."""
    if isinstance(old, list) and isinstance(value, str):
        return [line.strip() for line in value.split("\n") if line.strip()]
    return value[0] if isinstance(old, str) and isinstance(value, list) and len(value) == 1 else value


def _insert(owner: Tree, key: str, value: Any, order: Sequence[str]) -> None:
    """Put a value under a key; a new key comes after those before it in `order`, or last."""
    if key in owner or key not in order:
        owner[key] = value
        return
    earlier = set(order[: order.index(key)])
    before = [position for position, one in enumerate(owner) if one in earlier]
    at = before[-1] + 1 if before else 0
    items = list(owner.items())
    owner.clear()
    owner.update([*items[:at], (key, value), *items[at:]])


def _order(keys: Key, review: Review, *, of_rater: bool) -> Sequence[str]:
    """In which order the fields at an address stand."""
    questions = [one.id for one in review.protocol.research_questions]
    if of_rater:
        levels: list[Sequence[str]] = [(), [study.id for study in review.included], questions]
        levels += [list(SheetRating.model_fields), (), list(Evidence.model_fields)]
        return levels[len(keys)]
    match keys:
        case ():
            return list(Study.model_fields)
        case ("ratings",):
            return questions
        case ("ratings", _):
            return list(Rating.model_fields)
        case ("evidence", _):
            return list(Evidence.model_fields)
        case ("fields",):
            return list(review.protocol.fields)
        case ("appraisal",):
            return list(Appraisal.model_fields)
        case ("appraisal", "items", _):
            return list(ItemAnswer.model_fields)
        case _:
            return ()


def _settle(tree: Tree, keys: Key) -> None:
    """Give a rating without a level the word for it, or let it go."""
    owners: list[Tree] = [tree]
    for key in keys:
        if not isinstance(owners[-1].get(key), dict):
            return
        owners.append(owners[-1][key])
    rating = owners[-1]
    if rating.get("rating", Gap.TODO.value) != Gap.TODO.value:
        return
    if rating.keys() - _SAYS_NOTHING:
        _insert(rating, "rating", Gap.TODO.value, ("rating",))
        return
    rating.clear()
    _prune(owners, (*keys, ""))
