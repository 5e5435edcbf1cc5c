"""The lesson in the left column: its panel, and the list of lessons."""
