"""Which levels a review's documents may show: those of its scales, and the answers of its appraisal tools."""

from collections.abc import Mapping

from litmatrix.model import Review


def level_words(review: Review) -> Mapping[int, tuple[str, ...]]:
    """By how many levels there are, the words for them."""
    protocol = review.protocol
    found: dict[int, tuple[str, ...]] = {}
    for scale in (protocol.scale, *protocol.scales):
        of = len(scale.levels)
        found[of] = (*found.get(of, ()), *(level.label for level in scale.levels))
    for tool in review.tools_in_use:
        of = len(tool.graded)
        if of > 1:
            found[of] = (*found.get(of, ()), *(answer.label.into(protocol.language) for answer in tool.graded))
    return dict(sorted(found.items()))
