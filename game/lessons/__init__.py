"""Lessons: experiments that ask first, drive the real app, and check themselves."""
