"""Widgets, type, theme and the head-up display."""
