"""Full-text search by SQLite FTS5: a row per card with its question and answers, kept current by triggers."""


def match_expression(words: str) -> str:
    """An FTS5 query for cards that contain all of these words (the last may be unfinished); empty for none."""
    parts = ["".join(c if c.isalnum() else " " for c in word).split() for word in words.split()]
    terms = [f'"{piece}"*' for pieces in parts for piece in pieces]
    return " ".join(terms)
