"""What changed in the plan: what the review asks, its scales, its criteria, and who rates."""

from collections.abc import Iterable, Iterator, Mapping

from litmatrix.changes.change import Change
from litmatrix.location import Place
from litmatrix.model import Protocol, Review, Scale

_ORDER = "levels"


def protocol_changes(before: Review, after: Review) -> Iterator[Change]:
    """Changes of the plan, each with the field as the file calls it: `research_questions.F1`, `scale.godt`."""
    was, now = _told(before.protocol), _told(after.protocol)
    for field in dict.fromkeys((*was, *now)):
        if was.get(field) != now.get(field):
            yield Change(
                "protocol-changed",
                before=was.get(field),
                after=now.get(field),
                field=field,
                place=_place(after.protocol, field),
            )


def _told(protocol: Protocol) -> dict[str, str]:
    """What the plan says, a text per part."""
    told = {"title": protocol.title}
    told |= {"question": protocol.question} if protocol.question else {}
    told |= {
        f"research_questions.{one.id}": f"{one.label}. {one.text}" + (f" ({one.scale})" if one.scale else "")
        for one in protocol.research_questions
    }
    told |= _scale("scale", protocol.scale)
    for scale in protocol.scales:
        told |= _scale(f"scales.{scale.name}", scale)
    for side in ("include", "exclude"):
        criteria = getattr(protocol.eligibility, side)
        told |= {f"eligibility.{one.id}": _joined([side, one.text, one.requires or ""]) for one in criteria}
    told |= {
        f"fields.{name}": _joined([one.label, one.type, *one.choices]) for name, one in protocol.fields.items()
    }
    told |= {f"raters.{one.id}": _joined([one.name, one.note or ""]) for one in protocol.raters}
    told |= {f"matrix.excluded.{name}": reason for name, reason in protocol.matrix.excluded.items()}
    told |= {"matrix.as_of": str(protocol.matrix.as_of)} if protocol.matrix.as_of is not None else {}
    return told


def _scale(name: str, scale: Scale) -> Mapping[str, str]:
    levels = {f"{name}.{level.id}": _joined([level.label, level.means or ""]) for level in scale.levels}
    order = " < ".join(level.id for level in scale.levels)
    note = {f"{name}.note": scale.note} if scale.note else {}
    return {f"{name}.name": scale.name, f"{name}.{_ORDER}": order, **levels, **note}


def _joined(parts: Iterable[str]) -> str:
    return ": ".join(part for part in parts if part)


def _place(protocol: Protocol, field: str) -> Place:
    """The list or text that a field stands in."""
    first, _, name = field.partition(".")
    ids = [one.id for one in protocol.research_questions]
    if first == "research_questions" and name in ids:
        return protocol.place(first, ids.index(name))
    levels = [level.id for level in protocol.scale.levels]
    if first == "scale" and name in levels:
        return protocol.place(first, "levels", levels.index(name))
    if first == "matrix":
        return protocol.place(*field.split(".", 2))
    return protocol.place(first)
