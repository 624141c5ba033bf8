"""What kinds of masked names and the views of a study are called."""

from app.words import N_

KINDS = {
    "person": N_("A person"),
    "role": N_("Role or office"),
    "place": N_("Place"),
    "institution": N_("Institution"),
    "other": N_("Something else"),
}
VIEWS = {
    "original": N_("As it was said"),
    "masked": N_("Masked"),
    "public": N_("For the public"),
}
