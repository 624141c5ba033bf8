"""The transcript as a page to read and code: text, code colours, brackets, selection."""
