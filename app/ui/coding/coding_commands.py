"""The commands that code: part of the window's table (``app.ui.window.actions``)."""

from app.queries.favourites import DIGITS
from app.ui.typing.keys import FAVOURITE_KEYS
from app.ui.window.command import Command
from app.words import N_

CODE_COMMANDS: dict[str, tuple[Command | str | None, ...]] = {
    "code": (
        Command(
            "code_selection",
            N_("Code selection…"),
            N_("Choose codes for the selected words; Enter does the same"),
            ("Ctrl+Return",),
            edits=True,
            reading=("Return", "Enter"),
        ),
        Command(
            "repeat_code",
            N_("Repeat last code"),
            N_("Put the code used last on the selected words"),
            ("Ctrl+R",),
            edits=True,
            reading=("R",),
        ),
        Command(
            "in_vivo",
            N_("Code in the informant's words"),
            N_("Make a code that is called like the selected words"),
            edits=True,
            reading=("I",),
        ),
        Command(
            "rename_last",
            N_("Rename the code used last"),
            N_("Write another name for it in the codebook"),
            edits=True,
            reading=("F2",),
        ),
        "favourites",
        "keep_favourite",
        "stances",
        Command(
            "key_quote",
            N_("Key quotation"),
            N_("Mark the chosen passage as a key quotation of its codes, or no more"),
            edits=True,
            reading=("Q", "*"),
        ),
        Command(
            "uncode",
            N_("Remove codes"),
            N_("Take the codes off the chosen passage"),
            ("Ctrl+Backspace",),
            edits=True,
            reading=("Del",),
        ),
        "limits",
        None,
        Command(
            "autocode",
            N_("Autocode…"),
            N_("Code every place where words stand, or all that somebody says, after a look"),
            ("Ctrl+Shift+A",),
            edits=True,
        ),
        None,
        Command(
            "expand",
            N_("Expand selection"),
            N_("Select the word, then the sentence, the paragraph, the turn"),
            ("Ctrl+Shift+E",),
            reading=("E",),
        ),
        Command(
            "shrink",
            N_("Shrink selection"),
            N_("Select what was selected before it grew, or a smaller part"),
            ("Ctrl+Shift+D",),
            reading=("Shift+E",),
        ),
        Command(
            "next_passage",
            N_("Next passage"),
            N_("Go to the next coded passage"),
            ("Alt+Down",),
            reading=("N",),
        ),
        Command(
            "previous_passage",
            N_("Previous passage"),
            N_("Go to the coded passage before"),
            ("Alt+Up",),
            reading=("Shift+N",),
        ),
        Command(
            "next_uncoded",
            N_("Next turn without a code"),
            N_("Select the next speech of an informant that no code is on"),
            reading=("U",),
        ),
        Command(
            "previous_uncoded",
            N_("Previous turn without a code"),
            N_("Select the speech before on which no code is"),
            reading=("Shift+U",),
        ),
        None,
        Command(
            "mask_selection",
            N_("Mask this name…"),
            N_("Mask the selected words wherever they stand"),
            edits=True,
        ),
    ),
    "stances": tuple(
        Command(
            f"stance_{stance}",
            text,
            N_("Say so of the chosen passage and its codes"),
            edits=True,
            reading=(key,),
        )
        for stance, text, key in (
            ("supports", N_("Supports"), "S"),
            ("partly", N_("Supports in part"), "P"),
            ("contradicts", N_("Contradicts"), "C"),
            ("context", N_("Context"), "T"),
        )
    ),
    "favourites": tuple(
        Command(
            f"favourite_{digit}",
            N_("Favourite {digit}"),
            N_("Put a favourite code on the selected words"),
            edits=True,
            reading=(str(digit),),
            digit=digit,
        )
        for digit in DIGITS
    ),
    "keep_favourite": tuple(
        Command(
            f"keep_favourite_{digit}",
            N_("Make it favourite {digit}"),
            N_("Make the code used last, or the chosen one of the codebook, a favourite"),
            (keys,),
            edits=True,
            digit=digit,
        )
        for digit, keys in zip(DIGITS, FAVOURITE_KEYS, strict=True)
    ),
    "limits": (
        Command(
            "end_later",
            N_("End a word later"),
            N_("Let the chosen passage end a word later; with Ctrl, a character"),
            ("Alt+Shift+Right",),
            edits=True,
        ),
        Command(
            "end_sooner",
            N_("End a word sooner"),
            N_("Let the chosen passage end a word sooner; with Ctrl, a character"),
            ("Alt+Shift+Left",),
            edits=True,
        ),
        Command(
            "begin_sooner",
            N_("Begin a word sooner"),
            N_("Let the chosen passage begin a word sooner; with Ctrl, a character"),
            ("Alt+Shift+Up",),
            edits=True,
        ),
        Command(
            "begin_later",
            N_("Begin a word later"),
            N_("Let the chosen passage begin a word later; with Ctrl, a character"),
            ("Alt+Shift+Down",),
            edits=True,
        ),
    ),
}
