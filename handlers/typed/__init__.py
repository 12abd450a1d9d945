"""What a typed message answers: a button named in words, a date, a step, a page, a profession."""
