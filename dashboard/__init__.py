"""A dashboard of what a plant is reported to have meant for its country's economy."""
