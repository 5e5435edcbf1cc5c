"""The picture of all gates at once."""
