"""The frames of the environments."""
