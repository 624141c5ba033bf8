"""What an export for the thesis needs besides its rows: format, preview, enclosures, freezing."""
