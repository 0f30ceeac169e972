"""Figures: one function a figure, tidy table in, matplotlib figure out."""

from .style import save, style, to_svg
from .themes import theme_timeline

__all__ = ["save", "style", "theme_timeline", "to_svg"]
