"""The program's own terms for stored words: kinds, stances, verdicts and kinds of source."""

from app.words import N_, Words

KINDS = {"cause": N_("Cause"), "effort": N_("Effort")}
"""The built-in kinds of code; the user's own have a name in the project."""

KINDS_TOGETHER = {"cause": N_("Causes"), "effort": N_("Efforts")}

FIELD_TITLES = {
    "definition": N_("Short definition"),
    "full_definition": N_("Full definition"),
    "when_to_use": N_("When to use"),
    "when_not_to_use": N_("When not to use"),
    "example": N_("Example"),
    "note": N_("Note"),
}
"""The six parts of a codebook entry, in the order of the codebook."""

REVISED_TITLES = {
    "label": N_("Label"),
    "name": N_("Name"),
    "name_en": N_("English name"),
    **FIELD_TITLES,
}
"""What the history of a code tells of."""

CONSENTS = {
    "full": N_("may be named"),
    "pseudonym": N_("pseudonym"),
    "role_only": N_("role only"),
}
"""What informants agreed to; other words are the researcher's own."""

STANCES = {
    "supports": N_("supports"),
    "partly": N_("supports in part"),
    "contradicts": N_("contradicts"),
    "context": N_("context"),
}
MEMO_SUBJECTS = {
    "project": N_("Project"),
    "source": N_("Source"),
    "code": N_("Code"),
    "informant": N_("Informant"),
    "passage": N_("Passage"),
}
"""What a memo can be on."""

VERDICTS = {"agree": N_("Agree"), "revise": N_("Revise"), "reject": N_("Reject")}
REVIEW_STATES = {
    "draft": N_("Not reviewed"),
    "submitted": N_("With the reviewer"),
    "agreed": N_("Agreed"),
    "revise": N_("To be revised"),
    "rejected": N_("Rejected"),
    "changed": N_("Needs review again"),
}
RESPONSES = {
    "accepted": N_("Accepted"),
    "declined": N_("Declined"),
    "discussed": N_("Discussed"),
}
"""What the researcher made of a reviewer's remark."""

HAPPENED = {"done": N_("done"), "undone": N_("undone"), "redone": N_("redone")}
"""What became of a deed in the audit trail."""

SOURCE_KINDS = {
    "interview": N_("Interview"),
    "document": N_("Document"),
    "field_note": N_("Field note"),
    "web_page": N_("Web page"),
}
SOURCE_KINDS_TOGETHER = {
    "interview": N_("Interviews"),
    "document": N_("Documents"),
    "field_note": N_("Field notes"),
    "web_page": N_("Web pages"),
}
SOURCE_STATUSES = {"new": N_("New"), "in_work": N_("In work"), "done": N_("Done")}


def term(words: Words, table: dict[str, str], stored: str) -> str:
    """A stored word in the language of ``words``; one that we do not know is shown as it is."""
    return words(table[stored]) if stored in table else stored


def kind_name(words: Words, key: str | None, name: str) -> str:
    """What a kind of code is called: by its user, else by us; empty for open coding."""
    return name or term(words, KINDS, key or "")


def kind_title(words: Words, key: str | None, name: str) -> str:
    """The heading over all codes of a kind; codes without a kind stand under *Other codes*."""
    if key is None:
        return words("Other codes")
    return name or term(words, KINDS_TOGETHER, key)
