"""The state of a review in one sentence."""

from litmatrix.languages import language as words
from litmatrix.message import LanguageCode
from litmatrix.model import Review, gap_in


def state_sentence(review: Review, language: LanguageCode) -> str:
    """ "5 studier, 5 spørsmål, 21 av 25 vurdert." """
    say = words(language)
    studies, questions = review.included, review.protocol.research_questions
    rated = sum(
        1
        for study in studies
        for question in questions
        if (rating := review.rating(study.id, question.id)) and gap_in(rating.rating) is None
    )
    return ", ".join(
        [
            say.count(len(studies), "study"),
            say.count(len(questions), "question"),
            say.label("state.rated", n=rated, of=len(studies) * len(questions)) + ".",
        ]
    )
