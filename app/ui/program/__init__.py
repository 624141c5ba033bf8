"""The running program: its start, its windows, the start page, and what happens when it fails."""
