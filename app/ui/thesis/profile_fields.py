"""The fields of a format profile as a form: what each is called, in which unit, what it allows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLineEdit, QSpinBox, QWidget

from app.models.format_profile import PAPERS, FormatProfile
from app.ui.look.choice_box import ChoiceBox
from app.words import N_, Words


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit; ``whole`` for lines and words."""

    low: float
    high: float
    unit: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One of these words; by the stored one."""

    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """A short text."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Yes or no."""


_CM = Measure(0.5, 8, N_(" cm"))
_INDENT = Measure(0, 5, N_(" cm"))
_POINTS = Measure(6, 24, N_(" pt"))
_SPACING = Measure(1, 3, N_(" lines"))
_NUMBER = Measure(0, 30, whole=True)
_MONTHS = {"": N_("as the text"), "id": "Bahasa Indonesia", "en": "English"}
_SCHEMES = {"decimal": "4.1  4.1.1", "letters": "A.  1.  a.", "plain": N_("without numbers")}
_NUMERALS = {"roman": "I, II, III", "arabic": "1, 2, 3"}
_PLACES = {"bottom": N_("below, in the middle"), "top": N_("above, on the right")}

Field = Measure | Choice | Line | Tick
FIELDS: dict[str, dict[tuple[str, str], tuple[str, Field]]] = {
    N_("Page"): {
        ("page", "paper"): (N_("Paper"), Choice({name: name for name in PAPERS})),
        ("page", "margin_left"): (N_("Left margin"), _CM),
        ("page", "margin_top"): (N_("Top margin"), _CM),
        ("page", "margin_right"): (N_("Right margin"), _CM),
        ("page", "margin_bottom"): (N_("Bottom margin"), _CM),
        ("page", "numbers"): (N_("Page numbers"), Choice(_PLACES)),
    },
    N_("Running text"): {
        ("body", "face"): (N_("Typeface"), Line()),
        ("body", "size"): (N_("Type size"), _POINTS),
        ("body", "spacing"): (N_("Line spacing"), _SPACING),
        ("body", "space_after"): (N_("Space after a paragraph"), Measure(0, 36, N_(" pt"))),
        ("body", "first_line"): (N_("Indent of the first line"), _INDENT),
        ("", "months"): (N_("Names of months"), Choice(_MONTHS)),
        ("", "language"): (N_("Language tag of Word"), Line()),
    },
    N_("Block quotations"): {
        ("quotes", "from_words"): (N_("From this many words"), Measure(0, 1000, whole=True)),
        ("quotes", "from_lines"): (N_("From this many lines"), Measure(0, 100, whole=True)),
        ("quotes", "spacing"): (N_("Line spacing of quotations"), _SPACING),
        ("quotes", "size"): (N_("Type size of quotations"), _POINTS),
        ("quotes", "indent_left"): (N_("Indent on the left"), _INDENT),
        ("quotes", "indent_right"): (N_("Indent on the right"), _INDENT),
        ("quotes", "marks"): (N_("Quotation marks round blocks"), Tick()),
    },
    N_("Headings"): {
        ("headings", "scheme"): (N_("Numbers of headings"), Choice(_SCHEMES)),
        ("headings", "chapter"): (N_("Word before the chapter's number"), Line()),
        ("headings", "numerals"): (N_("Chapter numbers"), Choice(_NUMERALS)),
        ("headings", "results_number"): (N_("Number of the results chapter"), _NUMBER),
        ("headings", "closing_number"): (N_("Number of the closing chapter"), _NUMBER),
        ("headings", "capitals"): (N_("Chapter title in capitals"), Tick()),
    },
    N_("Captions of tables"): {
        ("captions", "by_chapter"): (N_("Numbered by chapter"), Tick()),
        ("captions", "source_line"): (N_("Source below the table"), Tick()),
        ("captions", "continued"): (N_("Repeat the caption on the next page"), Tick()),
    },
}
"""By part of the form; each field by its table and key in the profile's file."""


def value_of(profile: FormatProfile, place: tuple[str, str]) -> Any:
    """What the profile says there."""
    table, key = place
    return getattr(getattr(profile, table) if table else profile, key)


def with_value(profile: FormatProfile, place: tuple[str, str], value: object) -> FormatProfile:
    """The profile with another value there."""
    table, key = place
    if not table:
        return replace(profile, **{key: value})  # type: ignore[arg-type]
    part = replace(getattr(profile, table), **{key: value})
    return replace(profile, **{table: part})


class ProfileField:
    """A widget over one value; ``changed`` is called when somebody changes it."""

    def __init__(
        self, field: Field, name: str, words: Words, parent: QWidget, changed: Callable[[], object]
    ) -> None:
        self.widget = _made(field, words, parent)
        self.widget.setAccessibleName(words(name))
        match self.widget:
            case QSpinBox() | QDoubleSpinBox():
                self.widget.valueChanged.connect(lambda _value: changed())
            case QComboBox():
                self.widget.currentIndexChanged.connect(lambda _place: changed())
            case QCheckBox():
                self.widget.setText(words(name))
                self.widget.toggled.connect(lambda _on: changed())
            case QLineEdit():
                self.widget.textEdited.connect(lambda _text: changed())

    @property
    def value(self) -> object:
        """What is entered."""
        match self.widget:
            case QSpinBox():
                return self.widget.value()
            case QDoubleSpinBox():
                return round(self.widget.value(), 2)
            case QComboBox():
                return str(self.widget.currentData())
            case QCheckBox():
                return self.widget.isChecked()
            case QLineEdit():
                return self.widget.text().strip()
            case _:
                raise TypeError(type(self.widget).__name__)

    def show_value(self, value: Any) -> None:
        """Show what a profile says; nobody is told."""
        self.widget.blockSignals(True)
        match self.widget:
            case QSpinBox() | QDoubleSpinBox():
                self.widget.setValue(value)
            case QComboBox():
                self.widget.setCurrentIndex(self.widget.findData(value))
            case QCheckBox():
                self.widget.setChecked(value)
            case QLineEdit():
                self.widget.setText(value)
        self.widget.blockSignals(False)


def _made(field: Field, words: Words, parent: QWidget) -> QWidget:
    match field:
        case Choice(texts):
            box = ChoiceBox(parent)
            for stored, text in texts.items():
                box.addItem(words(text) if text else "", stored)
            return box
        case Line():
            return QLineEdit(parent)
        case Tick():
            return QCheckBox(parent)
        case Measure(low, high, unit, whole):
            return _spin(low, high, words(unit) if unit else "", parent, whole=whole)


def _spin(
    low: float, high: float, unit: str, parent: QWidget, *, whole: bool
) -> QSpinBox | QDoubleSpinBox:
    if whole:
        counted = QSpinBox(parent)
        counted.setRange(round(low), round(high))
        return counted
    measured = QDoubleSpinBox(parent)
    measured.setRange(low, high)
    measured.setDecimals(2)
    measured.setSingleStep(0.25)
    measured.setSuffix(unit)
    return measured
