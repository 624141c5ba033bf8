"""The short glow on a place that was jumped to."""

from PySide6.QtCore import QObject, QVariantAnimation, Signal

from app.models.span import Span

_MILLISECONDS = 1200


class Flash(QObject):
    """Where it glows and how much; whoever paints asks, and repaints when it ``faded`` a step."""

    faded = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.span: Span | None = None
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(1.0)
        self._animation.setEndValue(0.0)
        self._animation.setDuration(_MILLISECONDS)
        self._animation.valueChanged.connect(self.faded)
        self._animation.finished.connect(self.stop)

    def start(self, span: Span) -> None:
        """Glow here, from full strength; an earlier place goes dark."""
        self.stop()
        self.span = span
        self._animation.start()

    def stop(self) -> None:
        """Glow nowhere."""
        self._animation.stop()
        self.span = None
        self.faded.emit()

    def strength(self) -> float:
        """How much is left of the glow, 1.0 to 0.0."""
        return float(self._animation.currentValue() or 0.0)
