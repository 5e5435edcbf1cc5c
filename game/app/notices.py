"""What the window says of what was just done, where it takes more than a word."""

UNSAVED = "{} is not saved: Ctrl+S saves the gate on stage. Esc again quits without."
