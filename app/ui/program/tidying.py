"""When memory is looked through for garbage: in a pause of the user's, never within a gesture.

Left to itself Python looks through *all* objects whenever a quarter more of them were made, in the
middle of whatever was going on then: 0.14 s of the processor with the 50,000 codings of a source
open. Young objects, which is where nearly all garbage is, are looked through as ever.
"""

import gc

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

_YOUNG, _MIDDLE, _NEVER = 5_000, 10, 2**31 - 1
"""After how many new objects the young are looked through, after how many times of that the middle
aged, and after how many times of that all: see ``gc.set_threshold``."""
_ENOUGH = 2
"""How often the middle aged were looked through (50,000 new objects each) before all are due."""
_EVERY, _PAUSE = 10_000, 1_500
"""Milliseconds: how often we see whether it is due, and for how long nobody did anything then."""
_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.InputMethod,
        QEvent.Type.DragMove,
    }
)


class Tidying(QObject):
    """Takes the collector over from Python; made once, when all that is needed is loaded.

    Input is watched only while a look through everything is due: a filter on the application runs
    Python for each of Qt's events.
    """

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._app = app
        gc.freeze()  # What was loaded so far stays to the end.
        gc.set_threshold(_YOUNG, _MIDDLE, _NEVER)
        gc.enable()
        self.pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self.pause.timeout.connect(self.tidy)
        self._seeing = QTimer(self, interval=_EVERY)
        self._seeing.timeout.connect(self.see)
        self._seeing.start()

    def see(self) -> None:
        """Wait for a pause if there may be garbage worth a look through everything."""
        if gc.get_count()[2] >= _ENOUGH and not self.pause.isActive():
            self._app.installEventFilter(self)
            self.pause.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let the pause begin anew with whatever the user does."""
        if event.type() in _INPUT:
            self.pause.start()
        return False

    def tidy(self) -> None:
        """Look through everything."""
        self._app.removeEventFilter(self)
        self.pause.stop()
        gc.collect()
