"""The search log as a table."""

from litmatrix.document import Cell, Column, GapMark, Row, Table, Text
from litmatrix.languages import Language
from litmatrix.model import Review, Search, gap_in

_COLUMNS = ("database", "date", "string", "hits", "filters", "comment")
_STEPS = ("identified", "duplicates", "screened", "read_in_full", "included")


def search_table(review: Review, say: Language) -> Table | None:
    """The table of searches, with the counts of the screening in its note; None without a search log."""
    log = review.search
    if log is None or not log.searches:
        return None
    columns = tuple(Column(name, say.label(f"search.{name}")) for name in _COLUMNS)
    rows = tuple(
        Row(search.id or str(number), tuple(_cell(search, name, say) for name in _COLUMNS))
        for number, search in enumerate(log.searches, 1)
    )
    counts = {step: getattr(log.screening, step) for step in _STEPS}
    known = [f"{say.label(f'search.{step}')}: {say.number(n)}" for step, n in counts.items() if n is not None]
    notes = ((Text("; ".join(known) + "."),),) if known else ()
    return Table("searches", say.label("search.caption"), columns, rows, notes)


def _cell(search: Search, name: str, say: Language) -> Cell:
    value: str | None = getattr(search, name)
    if name == "string" and not value and search.words:
        value = ", ".join(search.words)
    if name == "comment" and not value:
        return Cell(((Text(""),),), "")
    gap = gap_in(value)
    if gap is not None or value is None:
        shown = gap.value if gap else "missing"
        return Cell(((GapMark(shown, say.gap(shown)),),), None, "gap")
    text = say.date(value) if name == "date" else value
    return Cell(((Text(text),),), value, "head" if name == "database" else "text")
