"""The monkey: random events against the whole app without a window, and what must always hold."""
