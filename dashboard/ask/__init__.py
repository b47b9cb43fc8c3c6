"""Questions to the record: what a sentence or some words of a reader find in it."""
