"""Start Kutipan from a checkout: ``python main.py [FILE]``, or a command and its arguments."""

import sys
from multiprocessing import freeze_support

if __name__ == "__main__":
    freeze_support()
    # Not at the top: a spawned child imports this file again and needs none of it.
    from app.cli import main

    sys.exit(main(sys.argv[1:]))
