"""What went wrong and what to do about it: one sentence for every kind of ProjectError."""

from app.errors import (
    Ambiguous,
    AnotherProject,
    BadDate,
    BadPattern,
    BadProfile,
    BadTable,
    BelongsToNothing,
    BlindCopy,
    CannotReplace,
    CodeCycle,
    CodedByOthers,
    DamagedComparison,
    DamagedFile,
    DamagedProject,
    DiskFull,
    EmptyFile,
    FolderNotWritable,
    ForeignSchema,
    Gone,
    HoldsOriginals,
    HostileFile,
    LabelTouched,
    Leaking,
    LegacyWord,
    MaskShowsName,
    MissingProject,
    NameMissing,
    NamesMasked,
    NameTaken,
    NewerProject,
    NoRoomForExport,
    NotAPicture,
    NotAProject,
    NotAReview,
    NoTextLayer,
    NotFound,
    NotFrozen,
    NothingInCommon,
    NothingMasked,
    NothingToReview,
    NothingToUndo,
    NotOneTable,
    NotTwoCoders,
    NotWord,
    OpenInWord,
    PassageStandsThere,
    PasswordProtected,
    PatternTooSlow,
    ProjectError,
    ProjectExists,
    ProjectFileError,
    ProjectInUse,
    ProjectMoved,
    ReadOnlyProject,
    ReasonMissing,
    ReviewOfAnotherProject,
    ReviewOnly,
    SameCode,
    SamePassage,
    SameSource,
    SameText,
    SpanOutsideText,
    TextMissing,
    TooLarge,
    TooShortToMask,
    TooSlowToRead,
    UnknownFormat,
    UnreadableFile,
    UnreadableFolder,
    WrongEnding,
)
from app.words import N_, Words

SENTENCES: dict[type[ProjectError], str] = {
    UnreadableFile: N_("{name} cannot be read."),
    EmptyFile: N_("{name} is empty: there is no text in it."),
    NoTextLayer: N_(
        "{name} is a scan: its pages are pictures without letters. "
        "Run it through text recognition (OCR) first."
    ),
    PasswordProtected: N_(
        "{name} is protected by a password. Save a copy without the password and import that."
    ),
    LegacyWord: N_(
        "{name} is in the old Word format (.doc). Open it in Word or LibreOffice and save it "
        "as .docx."
    ),
    DamagedFile: N_(
        "{name} is damaged or incomplete. Open it in the program that made it and save it anew, "
        "or fetch it again."
    ),
    OpenInWord: N_("{name} is open in another program. Close it there and try again."),
    UnknownFormat: N_(
        "{name} is in a format that cannot be imported. Possible are .txt, .md, .docx, .odt, "
        ".rtf, .pdf, .srt, .vtt and .html."
    ),
    NotWord: N_(
        "{name} is no Word document (.docx). Open it in Word or LibreOffice and save it as .docx."
    ),
    NotFrozen: N_(
        "{name} is none of the copies that this project froze as submitted, or it was changed "
        "since."
    ),
    NotAPicture: N_("{name} is no picture. Possible are PNG, JPEG, WebP, TIFF, BMP and GIF."),
    NotAReview: N_("{name} is not a review document of this program."),
    ReviewOfAnotherProject: N_("{name} is a review document of another project."),
    AnotherProject: N_("{name} belongs to another study and cannot be merged into this one."),
    BlindCopy: N_(
        "{name} is a second coder's copy: merge it into the study, and not the study into it."
    ),
    TooLarge: N_("{name} is too large: the limit is {limit}."),
    HostileFile: N_(
        "{name} was not opened: it would swell or run away when read, as harmful files do."
    ),
    TooSlowToRead: N_("{name} took too long to read and was given up."),
    UnreadableFolder: N_("{path} does not exist or may not be read."),
    ProjectFileError: N_("{path} cannot be opened."),
    MissingProject: N_("{path} is not there (any more)."),
    NotAProject: N_("{path} is not a Kutipan project."),
    NewerProject: N_("{path} was made by a newer Kutipan. Update the program to open it."),
    DamagedProject: N_("{path} is damaged. Open a backup or a copy of it instead."),
    ForeignSchema: N_(
        "{path} was not opened: another program has put code of its own into the file."
    ),
    ProjectExists: N_("{path} is there already and was left as it is. Choose another name."),
    FolderNotWritable: N_("{path} cannot be written there. Choose another folder."),
    ReadOnlyProject: N_("{path} is open for reading only, so nothing was changed."),
    ProjectMoved: N_(
        "{path} was moved, renamed or deleted while it was open. The last step was not saved; "
        "save a copy in another place."
    ),
    DiskFull: N_("There is no room left on the disk for {path}. The last step was not saved."),
    CannotReplace: N_(
        "{path} cannot be replaced; it may be open in Word. Close it there, or save as "
        "{suggestion}."
    ),
    NoRoomForExport: N_("There is no room left on the disk for {path}. Nothing was written."),
    WrongEnding: N_("{name} has the wrong ending for this export. Possible are {endings}."),
    ProjectInUse: N_("{path} is open already (process {holder}). Close it there first."),
    NothingToUndo: N_("There is nothing left to undo or redo."),
    NothingToReview: N_("No coding is within the scope of this round: there is nothing to review."),
    ReviewOnly: N_("This is open for reviewing: only decisions and remarks can be made."),
    ReasonMissing: N_("Please write why the remark is declined."),
    NotTwoCoders: N_(
        "Agreement compares two coders; say which two. With codings there are: {coders}."
    ),
    NothingInCommon: N_("There is no source that both {first} and {second} have coded."),
    DamagedComparison: N_("What is kept of the two coders' codings is damaged: no figures."),
    NotFound: N_("There is no {what} “{name}”."),
    Gone: N_("This {what} is not there any more."),
    BelongsToNothing: N_("What this belongs to is not there any more."),
    CodedByOthers: N_(
        "{passage} was coded by others only; code its words yourself to give them other limits."
    ),
    Ambiguous: N_("More than one {what} fits “{name}”: {matches}."),
    NameTaken: N_("“{name}” is taken already by another {what}."),
    NameMissing: N_("A {what} needs a name."),
    TextMissing: N_("A {what} needs a text."),
    NotOneTable: N_(
        "A CSV file holds one table only. Choose a single part of the appendix, or another form."
    ),
    SpanOutsideText: N_(
        "Characters {start} to {end} are no place in this text, which has {characters}."
    ),
    SameCode: N_("“{name}” cannot be an answer to itself. Choose another code."),
    SamePassage: N_("{number} cannot be linked with itself. Choose another passage."),
    BadPattern: N_("“{pattern}” is no regular expression; look at its letter {place}."),
    PatternTooSlow: N_(
        "Searching for “{pattern}” takes too long. Make the expression simpler: repetitions inside "
        "repetitions are the usual cause."
    ),
    CodeCycle: N_("The code “{name}” cannot stand below itself."),
    BadDate: N_("“{text}” is no date. Write it as 2021-03-12, 2021-03 or 2021."),
    BadTable: N_("{name}, line {line}: {problem} ({value})."),
    BadProfile: N_("The format profile {name} cannot be used: “{key}” {problem}."),
    TooShortToMask: N_("“{name}” is too short to be masked: it would be found everywhere."),
    MaskShowsName: N_("“{masked}” still shows the name “{name}” that it is to hide."),
    NothingMasked: N_("No name is masked in this study yet. Mask names first (File, Masking)."),
    NamesMasked: N_(
        "Names are shown masked now. Show them as they were said to do this (View, Names in the "
        "transcript)."
    ),
    HoldsOriginals: N_(
        "{name} was not written: a project file always holds everything as it was said. A masked "
        "view exists only of documents and tables."
    ),
    Leaking: N_(
        "{path} was not written: what is masked still shows in {count} places. Mask them, or say "
        "that it is to be written all the same."
    ),
    LabelTouched: N_(
        "“{label}” is a speaker's label and stays as it is: by it the turns are known. Whoever is "
        "called so is set under Informants."
    ),
    PassageStandsThere: N_("Exactly these words are passage {number} already."),
    SameText: N_("The text of “{name}” is the same already; nothing was changed."),
    SameSource: N_("This file is in the project already, as “{name}”."),
}
NOUNS = (
    *(N_("code"), N_("coding"), N_("column"), N_("comparison"), N_("difference")),
    *(N_("folder"), N_("format profile"), N_("kind of enclosure"), N_("question"), N_("link")),
    *(N_("informant"), N_("kind of code"), N_("masked name"), N_("memo"), N_("outcome")),
    *(N_("kind of masked name"), N_("version"), N_("project"), N_("speaker"), N_("attachment")),
    *(N_("decision"), N_("guide question"), N_("known copy"), N_("member check"), N_("remark")),
    N_("response"),
    *(
        N_("passage"),
        N_("person"),
        N_("quotation"),
        N_("recommendation"),
        N_("reviewer"),
        N_("source"),
        N_("stance"),
    ),
    *(N_("review round"), N_("verdict")),
)
"""What the ``what`` of an error may be."""
_TRANSLATED = frozenset({"limit", "problem", "what"})
"""Parameters that are sentences or words of ours themselves."""


def sentence(words: Words, error: ProjectError) -> str:
    """What happened, in the language of ``words``; a subclass without its own uses its parent's."""
    parameters = {
        name: words(value) if name in _TRANSLATED and isinstance(value, str) else value
        for name, value in vars(error).items()
        if not name.startswith("_")
    }
    kinds = (kind for kind in type(error).__mro__ if kind in SENTENCES)
    return words(SENTENCES[next(kinds)], **parameters)
