"""Which comments came, were answered, were resolved, or were opened again."""

from collections.abc import Iterator

from litmatrix.changes.change import Change, ChangeKind
from litmatrix.model import Comment, Review


def comment_changes(before: Review, after: Review) -> Iterator[Change]:
    """Changes of the comments, each with what it is about; one that was taken out of the file says nothing."""
    if after.comments is None:
        return
    old = {one.id: one for one in before.comments.comments} if before.comments else {}
    for number, comment in enumerate(after.comments.comments):
        kind = _kind(old.get(comment.id), comment)
        if kind is not None:
            answer = comment.answers[-1].text if comment.answers else None
            yield Change(
                kind,
                study=comment.at.study,
                question=comment.at.question,
                finding=comment.at.finding,
                evidence=comment.at.evidence,
                before=comment.text,
                after=answer if kind in ("comment-resolved", "comment-answered") else comment.text,
                place=after.comments.place("comments", number),
                comment=comment.id,
            )


def _kind(was: Comment | None, now: Comment) -> ChangeKind | None:
    if was is None:
        return "comment-opened" if now.status == "open" else "comment-resolved"
    if was.status != now.status:
        return "comment-resolved" if now.status == "resolved" else "comment-reopened"
    return "comment-answered" if len(now.answers) > len(was.answers) else None
