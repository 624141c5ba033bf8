from app.ui.look.tooltip import as_tooltip


def test_foreign_names_are_no_html() -> None:
    assert "<b>" not in as_tooltip("Ana <b>")
    assert as_tooltip("") == ""
