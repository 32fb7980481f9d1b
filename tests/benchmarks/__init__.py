"""How fast and how light: one command, a table with ratios."""
