"""The picture of the all-gates page."""
