"""Every call of the file system fails once, in every way: nothing is torn, and no failure is called a success.

python -m tests.faults        all calls of a whole `publisher build`; prints a table (Linux, needs strace)
"""
