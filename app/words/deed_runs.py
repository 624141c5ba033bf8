"""Runs of the same deed as one sentence: ``Code 14 passages with P1``."""

from collections.abc import Mapping

from app.words import NP_, Words
from app.words.deeds import deed_sentence

# What all deeds of a run name alike, and how many there are.
_SENTENCES: dict[str, tuple[str, tuple[str, str]]] = {
    "code_added": ("", NP_("Added {n} code", "Added {n} codes")),
    "code_changed": (
        "code",
        NP_("Changed code {code}, {n} time", "Changed code {code}, {n} times"),
    ),
    "coded": ("code", NP_("Coded {n} passage with {code}", "Coded {n} passages with {code}")),
    "attachment_added": ("", NP_("Enclosed {n} picture", "Enclosed {n} pictures")),
    "guide_question_added": (
        "",
        NP_(
            "Added {n} question to the interview guide",
            "Added {n} questions to the interview guide",
        ),
    ),
    "informant_added": ("", NP_("Added {n} informant", "Added {n} informants")),
    "interpreted": ("", NP_("Wrote {n} interpretation", "Wrote {n} interpretations")),
    "memo_changed": ("", NP_("Changed memos, {n} time", "Changed memos, {n} times")),
    "memo_written": ("", NP_("Wrote {n} memo", "Wrote {n} memos")),
    "remark_resolved": ("", NP_("Ticked {n} remark as resolved", "Ticked {n} remarks as resolved")),
    "review_agree": ("", NP_("Reviewed {n} coding: agree", "Reviewed {n} codings: agree")),
    "review_answered": ("", NP_("Answered {n} remark", "Answered {n} remarks")),
    "review_reject": ("", NP_("Reviewed {n} coding: reject", "Reviewed {n} codings: reject")),
    "review_remark": ("", NP_("Remarked on {n} coding", "Remarked on {n} codings")),
    "review_revise": ("", NP_("Reviewed {n} coding: revise", "Reviewed {n} codings: revise")),
    "speaker_set": ("source", NP_("Set {n} speaker in {source}", "Set {n} speakers in {source}")),
    "stance_set": (
        "code",
        NP_("Set the stance of {n} passage to {code}", "Set the stance of {n} passages to {code}"),
    ),
    "uncoded": ("code", NP_("Removed {code} from {n} passage", "Removed {code} from {n} passages")),
}


def comes_in_runs(key: str) -> bool:
    """Whether several deeds of this kind may be told in one sentence."""
    return key in _SENTENCES


def shared_parameter(key: str) -> str:
    """What all deeds of a run name alike, besides their kind; empty for nothing."""
    return _SENTENCES[key][0] if key in _SENTENCES else ""


def run_sentence(words: Words, key: str, parameters: Mapping[str, str], count: int) -> str:
    """``count`` deeds of one run in the language of ``words``; one alone is told in full."""
    if count == 1 or key not in _SENTENCES:
        return deed_sentence(words, key, parameters)
    shared, forms = _SENTENCES[key]
    named = {shared: parameters.get(shared, "?")} if shared else {}
    return words.plural(*forms, count, **named)
