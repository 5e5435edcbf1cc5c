"""The playground: the state machine behind the window, the commands and the environments."""
