"""One file format per module: bytes in, frozen values out; no session, no project."""
