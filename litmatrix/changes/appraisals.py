"""What changed in the appraisal of a study: item by item, in the words of the tool."""

from collections.abc import Iterator

from litmatrix.changes.change import Change
from litmatrix.languages import Language, language
from litmatrix.model import Appraisal, ItemAnswer, Review, gap_in
from litmatrix.model.tool import AppraisalTool


def appraisal_changes(before: Review, after: Review, old: str, new: str) -> Iterator[Change]:
    """Changes of the appraisal of the study called `old` before and `new` after. Another tool is one change."""
    was, now = before.studies[old].appraisal, after.studies[new].appraisal
    say, tools = language(after.protocol.language), {**before.tools, **after.tools}
    place = after.studies[new].place("appraisal")
    if was is None or now is None or was.tool != now.tool:
        if was != now:
            texts = _whole(was, tools, say), _whole(now, tools, say)
            yield Change("appraisal-changed", study=new, before=texts[0], after=texts[1], place=place)
        return
    for field in ("because", "rater"):
        then, today = getattr(was, field), getattr(now, field)
        if then != today:
            yield Change("appraisal-changed", study=new, before=then, after=today, field=field, place=place)
    tool = tools.get(now.tool)
    for item in dict.fromkeys((*was.items, *now.items)):
        if was.items.get(item) != now.items.get(item):
            yield Change(
                "appraisal-changed",
                study=new,
                before=_differing(item, was.items.get(item), now.items.get(item), tool, say),
                after=_differing(item, now.items.get(item), was.items.get(item), tool, say),
                field=item,
                place=place.at("items", item) if item in now.items else place,
            )


def _differing(
    item: str, given: ItemAnswer | None, other: ItemAnswer | None, tool: AppraisalTool | None, say: Language
) -> str | None:
    """An answer, and of what stands beside it only what differs."""
    if given is None:
        return None
    told = _answer(item, given, tool, say)
    told += f" ({given.because})" if given.because and given.because != (other and other.because) else ""
    return told + (f" ({', '.join(given.evidence)})" if other and given.evidence != other.evidence else "")


def _answer(item: str, given: ItemAnswer, tool: AppraisalTool | None, say: Language) -> str:
    labels = {one.id: one.label.into(say.code) for one in tool.items if one.label} if tool else {}
    words = {one.id: one.label.into(say.code) for one in tool.answers} if tool else {}
    gap = say.gap(given.answer) if gap_in(given.answer) else given.answer
    return f"{labels.get(item, item)}: {words.get(given.answer, gap)}"


def _whole(appraisal: Appraisal | None, tools: dict[str, AppraisalTool], say: Language) -> str | None:
    if appraisal is None:
        return None
    tool = tools.get(appraisal.tool)
    name = tool.name.into(say.code) if tool else appraisal.tool
    answers = [_answer(item, given, tool, say) for item, given in appraisal.items.items()]
    return ". ".join([name, *([appraisal.because] if appraisal.because else []), *answers])
