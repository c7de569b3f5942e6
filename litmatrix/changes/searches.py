"""What changed in the search log and the counts of the screening."""

from collections.abc import Iterator

from litmatrix.changes.change import Change
from litmatrix.location import Place
from litmatrix.model import Search, SearchLog


def search_changes(before: SearchLog | None, after: SearchLog | None) -> Iterator[Change]:
    """Changes of the searches, by their id or number, and of each count."""
    was, now = _told(before), _told(after)
    log = after or before
    for field in dict.fromkeys((*was, *now)):
        if was.get(field) != now.get(field) and log is not None:
            place = _place(after, field) if after else Place(log.path)
            yield Change("search-changed", before=was.get(field), after=now.get(field), field=field, place=place)


def _told(log: SearchLog | None) -> dict[str, str]:
    if log is None:
        return {}
    told = {name: _search(search) for name, search in _named(log).items()}
    counts = log.screening.model_dump(exclude_none=True)
    return told | {f"screening.{step}": str(count) for step, count in counts.items()}


def _named(log: SearchLog) -> dict[str, Search]:
    return {f"searches.{search.id or number}": search for number, search in enumerate(log.searches, 1)}


def _search(search: Search) -> str:
    values = search.model_dump(exclude={"id"}, exclude_none=True)
    words = ", ".join(values.pop("words", ()))
    return "; ".join(part for part in (*map(str, values.values()), words) if part)


def _place(log: SearchLog, field: str) -> Place:
    names = list(_named(log))
    return log.place("searches", names.index(field)) if field in names else log.place(*field.split(".", 1)[:1])
