"""The playground: the state machine of the window, the commands and the environments."""
