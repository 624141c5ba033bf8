from tests.ui.panels import study, theme, words, workspace

__all__ = ["study", "theme", "words", "workspace"]
