"""Sentences as short strings of letters: their classes of words, and templates over them."""
