"""Tests of the column of lessons."""
