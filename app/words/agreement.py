"""Sentences about two coders: what they differ in, what was decided, how to read the figures."""

from app.words import N_, NP_

LEVELS = {
    "character": N_("By character"),
    "sentence": N_("By sentence"),
    "turn": N_("By turn"),
}
UNITS = {
    "character": NP_("{n} character", "{n} characters"),
    "sentence": NP_("{n} sentence", "{n} sentences"),
    "turn": NP_("{n} turn", "{n} turns"),
}
DIFFERENCE_KINDS = {
    "code": N_("Another code"),
    "boundaries": N_("Other boundaries"),
    "only_first": N_("Only {coder}"),
    "only_second": N_("Only {coder}"),
}
"""``coder`` is the name of whoever coded the place."""

OUTCOMES = {
    "first": N_("As {coder} coded it"),
    "second": N_("As {coder} coded it"),
    "both": N_("Both stand"),
    "neither": N_("Neither stands"),
    "later": N_("On the agenda"),
}
UNDEFINED = {
    "no_units": N_("nothing to count"),
    "no_variation": N_("every unit got the same from both, so chance cannot be told apart"),
    "no_contrast": N_("nothing is left that lacks the code"),
}
"""Why there is no kappa and no alpha."""

REFLEXIVE = N_(
    "In reflexive analysis agreement is not the goal: the differences, and what talking about them "
    "made clear, say more than any figure."
)
GUIDE = (
    N_(
        "Overlap is what both coded divided by what either coded. Agreement also counts what "
        "neither coded, which is most of any transcript: it is high even where the coders hardly "
        "overlap, and says nothing without the overlap beside it."
    ),
    N_(
        "Kappa and alpha take away the agreement to be expected by chance. Usual thresholds: kappa "
        "from 0.7 or 0.8; alpha from 0.80, and from 0.667 for tentative conclusions only "
        "(Krippendorff 2004)."
    ),
    REFLEXIVE,
)
METHOD = (
    N_(
        "A unit carries a code when a coding of it touches the unit. Characters are all those of "
        "the sources compared; sentences and turns are those of the informants, in a text without "
        "turns its paragraphs."
    ),
    N_(
        "Agreement: share of units on which both coders say the same about a code. Kappa: Cohen "
        "(1960). Alpha, nominal: Krippendorff (2004; 2011). Overall: observed and expected "
        "agreement averaged over the codes (pooled as in De Vries et al. 2008)."
    ),
    N_("With an asterisk (*): without the units to which neither coder gave any code."),
)
REFERENCES = (
    (
        "Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and "
        "Psychological Measurement, 20(1), 37-46."
    ),
    (
        "De Vries, H., Elliott, M. N., Kanouse, D. E., & Teleki, S. S. (2008). Using pooled kappa "
        "to summarize interrater agreement across many items. Field Methods, 20(3), 272-282."
    ),
    (
        "Krippendorff, K. (2004). Content analysis: An introduction to its methodology (2nd ed.). "
        "Sage."
    ),
    (
        "Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. University of "
        "Pennsylvania, Annenberg School for Communication."
    ),
)
"""Titles stay in their own language."""
