"""Files that are nearly right: mutated articles, content files, themes, templates, translations.

python -m tests.fuzz 10000            the run that is reported; --seed for other inputs, --jobs for processes
python -m tests.fuzz 10000 --keep     writes what fails to tests/crashers/
"""
