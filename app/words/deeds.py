"""What was done, as a sentence: for the audit trail, and for Undo and Redo in the menu."""

from collections import defaultdict
from collections.abc import Mapping

from app.words import N_, Words

DEEDS = {
    "answers_entered": N_("Enter answers from a print-out"),
    "attribute_set": N_("Set {variable} of {informant}"),
    "changed": N_("Change"),
    "code_added": N_("Add code {code}"),
    "code_changed": N_("Change code {code}"),
    "code_deleted": N_("Delete code {code}"),
    "code_moved": N_("Move code {code}"),
    "code_recoloured": N_("Recolour code {code}"),
    "codebook_imported": N_("Import codebook {file}"),
    "codebook_ordered": N_("Reorder the codebook"),
    "coded": N_("Code {passage} with {code}"),
    "codes_linked": N_("Link {effort} as an answer to {cause}"),
    "codes_unlinked": N_("Unlink {effort} from {cause}"),
    "copy_made": N_("Make copy {copy} for {name}"),
    "copy_merged": N_("Merge {copy}"),
    "definition_agree": N_("Review the definition of {code}: agree"),
    "definition_reject": N_("Review the definition of {code}: reject"),
    "definition_remark": N_("Remark on the definition of {code}"),
    "definition_revise": N_("Review the definition of {code}: revise"),
    "general_remark": N_("Remark on the whole"),
    "informant_added": N_("Add informant {informant}"),
    "informant_changed": N_("Change informant {informant}"),
    "informant_connected": N_("Connect {informant} with {source}"),
    "informant_deleted": N_("Delete informant {informant}"),
    "informant_disconnected": N_("Disconnect {informant} from {source}"),
    "informants_imported": N_("Import informants from {file}"),
    "interpreted": N_("Interpret {passage}"),
    "kind_added": N_("Add kind {name}"),
    "lead_in_written": N_("Introduce {passage} under {code}"),
    "memo_changed": N_("Change memo"),
    "memo_deleted": N_("Delete memo"),
    "memo_written": N_("Write memo"),
    "passage_deleted": N_("Delete passage {passage}"),
    "passage_left_out": N_("Leave {passage} out under {code}"),
    "passage_remark": N_("Remark on {passage}"),
    "passage_shortened": N_("Shorten {passage} under {code}"),
    "passage_taken_in": N_("Take {passage} in again under {code}"),
    "passages_ordered": N_("Reorder the passages of {code} in the chapter"),
    "person_added": N_("Add {name}"),
    "person_renamed": N_("Rename {old} to {name}"),
    "project_described": N_("Change project details"),
    "questions_set": N_("Change research questions"),
    "recommendation_added": N_("Add a recommendation"),
    "recommendation_changed": N_("Change a recommendation"),
    "recommendation_deleted": N_("Delete a recommendation"),
    "recommendations_ordered": N_("Reorder the recommendations"),
    "review_agree": N_("Review {passage} {code}: agree"),
    "review_answered": N_("Answer remark on {passage} {code}"),
    "review_read": N_("Read review document {document}"),
    "review_reject": N_("Review {passage} {code}: reject"),
    "review_remark": N_("Remark on {passage} {code}"),
    "review_revise": N_("Review {passage} {code}: revise"),
    "round_changed": N_("Change review round {round}"),
    "round_closed": N_("Close review round {round}"),
    "round_deleted": N_("Delete review round {round}"),
    "round_frozen": N_("Submit {n} codings for review round {round}"),
    "round_reopened": N_("Open review round {round} again"),
    "sample_made": N_("Make the sample study"),
    "second_coding_kept": N_("Keep the codings of {first} and {second} for comparison"),
    "section_left_out": N_("Leave {code} out of the chapter"),
    "section_taken_in": N_("Take {code} into the chapter again"),
    "section_written": N_("Write on {code} in the chapter"),
    "sections_as_codebook": N_("Order the chapter as the codebook"),
    "sections_ordered": N_("Reorder the sections of the chapter"),
    "setting_chosen": N_("Choose {value} for the study"),
    "settled_as": N_("Settle {code} in {source}: as {coder} coded it"),
    "settled_both": N_("Settle {code} in {source}: both stand"),
    "settled_later": N_("Put {code} in {source} on the agenda of the coders"),
    "settled_neither": N_("Settle {code} in {source}: neither stands"),
    "source_added": N_("Import {source}"),
    "source_deleted": N_("Delete source {source}"),
    "source_described": N_("Change source {source}"),
    "sources_imported": N_("Import {n} sources"),
    "speaker_set": N_("Set speaker {label} in {source}"),
    "speakers_merged": N_("Merge speaker {label} into {into}"),
    "stance_set": N_("Set stance of {passage} to {code}"),
    "starred": N_("Star {passage} as a key quote of {code}"),
    "turns_read": N_("Read the turns of {source} again"),
    "uncoded": N_("Remove {code} from {passage}"),
    "unstarred": N_("Remove the star of {passage} under {code}"),
}


def deed_sentence(words: Words, key: str, parameters: Mapping[str, str]) -> str:
    """The deed in the language of ``words``; an unknown key (a newer file) is shown as it is.

    What the deed does not name (in a file that others wrote) shows as ``?``.
    """
    template = DEEDS.get(key)
    if template is None:
        return " ".join([key, *parameters.values()])
    return words(template).format_map(defaultdict(lambda: "?", parameters))
