"""What the parts of the appendix are called, by their stable names (``app.analysis.appendix``)."""

from app.words import N_

TITLES: dict[str, str] = {
    "guide": N_("Interview Guide"),
    "informants": N_("List of Informants"),
    "transcripts": N_("Transcripts and Documents"),
    "codebook": N_("The Codebook"),
    "passages": N_("Coded Passages"),
    "reduction": N_("Data Reduction"),
    "display": N_("Data Display: Themes by Informant"),
    "counts": N_("Codes by Informant"),
    "triangulation": N_("Triangulation of Sources"),
    "negative": N_("Negative Cases"),
    "review": N_("Record of the Review"),
    "audit": N_("Audit Trail"),
    "members": N_("Member Checks"),
    "attachments": N_("Documentation and Permits"),
}

EMPTY: dict[str, str] = {
    "guide": N_("No interview guide yet: its questions would stand here."),
    "informants": N_("There are no informants yet."),
    "transcripts": N_("There are no sources yet."),
    "codebook": N_("There are no codes yet."),
    "passages": N_("Nothing is coded yet: passages with a code would stand here."),
    "reduction": N_("Nothing is coded yet: passages with a code would stand here."),
    "display": N_("Nothing is coded yet: passages with a code would stand here."),
    "counts": N_("There is nothing to count yet."),
    "triangulation": N_("Nothing is coded yet: passages with a code would stand here."),
    "negative": N_("No passage has the stance “contradicts”: negative cases would stand here."),
    "review": N_("Nothing has been reviewed yet."),
    "audit": N_("Nothing has been done yet."),
    "members": N_("No member check yet: what informants answered would stand here."),
    "attachments": N_("No pictures or permits yet: enclosed ones would stand here."),
}
"""What would fill a part that holds nothing."""
