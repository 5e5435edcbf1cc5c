"""What several tests lean on: sessions, scenes, a real window, a twin, pictures to compare."""
