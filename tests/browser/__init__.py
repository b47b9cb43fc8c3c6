"""The running dashboard in a real browser."""
