"""Single changes to finished decks and briefs, and whether `publisher verify` finds them.

    python -m tests.mutation --count 10000

A change is one that a reader can see: a digit, a magnitude word, a unit, a bound, a date, a label, two figures
swapped, a chart's value or words, a cell of its workbook, a note, an alternative text. It is made in the bytes of
the finished file. What leaves every statement true is drawn again and not counted: a text that stays as it was (億 for
亿), a line that stands elsewhere in the file and holds a figure with its label, two figures of one label and date
swapped, after which the file holds the same cards and rows in another order.
"""
