"""What the evidence report says: its headings, and the quiet warnings over one section."""

from app.words import N_

TITLES = {
    "codes_without_passage": N_("Codes without a passage"),
    "single_informant": N_("Codes that a single informant supports"),
    "single_category": N_("Codes that a single category of informants supports"),
    "self_report_only": N_("Efforts that only their own institution tells of"),
    "contradicting": N_("Codes that a passage contradicts"),
    "causes_without_effort": N_("Causes that no effort answers"),
    "efforts_without_cause": N_("Efforts that answer no cause"),
    "without_full_date": N_("Passages without a full date"),
    "without_interpretation": N_("Passages without an interpretation"),
}
"""By the keys that scripts rely on."""

CHAPTER_TITLES = {
    "contrary_not_discussed": N_("Codes whose contrary evidence is not discussed"),
    "contrary_left_out": N_("Contradicting passages that the chapter leaves out"),
    "left_out_of_chapter": N_("Codes with evidence that chapter and conclusion leave out"),
    "order_differs": N_("Codes in another order in the chapter than in codebook or conclusion"),
    "wording_differs": N_("Codes worded otherwise in the exported chapter than in the conclusion"),
}
"""How the chapter as it is arranged deals with the evidence."""

ABOUT_PASSAGES = frozenset({"without_full_date", "without_interpretation", "contrary_left_out"})
"""Findings that list passages by number; all others list codes."""

EXPLAINED = {
    "codes_without_passage": N_("Nobody said anything about them: they cannot be concluded."),
    "single_informant": N_("One voice is a beginning; look for another one."),
    "single_category": N_("Sources of another kind would confirm it."),
    "self_report_only": N_("The institution praises itself; ask those whom it concerns."),
    "contradicting": N_("Contrary evidence belongs in the chapter."),
    "causes_without_effort": N_("A gap to discuss, or a link that is not drawn yet."),
    "efforts_without_cause": N_("What are they an answer to?"),
    "without_full_date": N_("An interview is cited with its day."),
    "without_interpretation": N_("The chapter has an open slot after each of them."),
    "contrary_not_discussed": N_("Say in the section how you weigh it."),
    "contrary_left_out": N_("Readers would not learn of them."),
    "left_out_of_chapter": N_("Take them in, or say why they are not reported."),
    "order_differs": N_("Readers compare: move the section, or reorder the codebook."),
    "wording_differs": N_("Export both again, so that they say the same."),
}
