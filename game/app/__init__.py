"""The window and all that belongs to a desktop: display, folders, clock, events."""
