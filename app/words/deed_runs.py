"""Runs of the same deed as one sentence: ``Code 14 passages with P1``."""

from collections.abc import Mapping

from app.words import NP_, Words
from app.words.deeds import deed_sentence

# What all deeds of a run name alike, and how many there are.
_SENTENCES: dict[str, tuple[str, tuple[str, str]]] = {
    "code_added": ("", NP_("Add {n} code", "Add {n} codes")),
    "code_changed": ("code", NP_("Change code {code}, {n} time", "Change code {code}, {n} times")),
    "coded": ("code", NP_("Code {n} passage with {code}", "Code {n} passages with {code}")),
    "attachment_added": ("", NP_("Enclose {n} picture", "Enclose {n} pictures")),
    "guide_question_added": (
        "",
        NP_("Add {n} question to the interview guide", "Add {n} questions to the interview guide"),
    ),
    "informant_added": ("", NP_("Add {n} informant", "Add {n} informants")),
    "interpreted": ("", NP_("Write {n} interpretation", "Write {n} interpretations")),
    "memo_changed": ("", NP_("Change memos, {n} time", "Change memos, {n} times")),
    "memo_written": ("", NP_("Write {n} memo", "Write {n} memos")),
    "remark_resolved": ("", NP_("Tick {n} remark as resolved", "Tick {n} remarks as resolved")),
    "review_agree": ("", NP_("Review {n} coding: agree", "Review {n} codings: agree")),
    "review_answered": ("", NP_("Answer {n} remark", "Answer {n} remarks")),
    "review_reject": ("", NP_("Review {n} coding: reject", "Review {n} codings: reject")),
    "review_remark": ("", NP_("Remark on {n} coding", "Remark on {n} codings")),
    "review_revise": ("", NP_("Review {n} coding: revise", "Review {n} codings: revise")),
    "speaker_set": ("source", NP_("Set {n} speaker in {source}", "Set {n} speakers in {source}")),
    "stance_set": (
        "code",
        NP_("Set the stance of {n} passage to {code}", "Set the stance of {n} passages to {code}"),
    ),
    "uncoded": ("code", NP_("Remove {code} from {n} passage", "Remove {code} from {n} passages")),
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
