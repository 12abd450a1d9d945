"""An answer of the base: given, told again, judged, or awaited."""
