"""Pictures: functions that draw a scene with a theme on a Surface, and change no state."""
