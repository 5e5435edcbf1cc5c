"""The desktop app: window, pages, clock, events, files."""
