"""Pictures: functions of (scene, theme, rectangle) onto a Surface. They change nothing."""
