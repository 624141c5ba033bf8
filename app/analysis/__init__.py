"""Every answer drawn from the coding; reads only, and cannot import the operations."""
