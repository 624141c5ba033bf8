"""Word documents, and the parts that they are put together from."""
