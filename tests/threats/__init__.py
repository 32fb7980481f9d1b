"""What a stranger's file may try: one row for each threat, with the tests that show the defence (test_index.py)."""
