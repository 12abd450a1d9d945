"""Figures on labelled questions, and what an edit changes in them."""
