"""An answer of the base: given, given again, judged, or waited for."""
