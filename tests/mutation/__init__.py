"""Single changes to finished decks and briefs, and whether `publisher verify` finds them.

    python -m tests.mutation --count 10000

A change is one that a reader can see: a digit, a magnitude word, a unit, a bound, a date, a label, two figures
swapped, a chart's value or words, a cell of its workbook, a note, an alternative text. It is made in the bytes of
the finished file. A change that leaves the text as it was, or makes of it another text of the same file that holds
a figure with its label (a true statement), is drawn again and not counted.
"""
