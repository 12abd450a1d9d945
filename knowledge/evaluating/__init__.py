"""Figures on labelled questions, and what an edit changes of them."""
