"""Commands as people type them: the end of each help text."""

from __future__ import annotations

_EXAMPLES = {
    "deck": """
        publisher deck article.docx
        publisher deck report.pdf --lang en --mark Draft -o summary.pptx
        cat notes.md | publisher deck - --from md --template house.potx
    """,
    "pdf": """
        publisher pdf article.md
        publisher pdf page.html --layout stacked --paper Letter -o brief.pdf
    """,
    "build": """
        publisher build article.docx
        publisher build articles/ -o out --jobs 4
        publisher --limit slides=400 build articles/
    """,
    "merge": """
        publisher build articles/ -o out --shard 1/2
        publisher build articles/ -o out --shard 2/2
        publisher merge out
    """,
    "render": "publisher render deck article.txt -o deck.pptx",
    "extract": """
        publisher extract report.pdf
        publisher extract article.md -o content.yaml
    """,
    "translate": """
        publisher translate article.txt
        publisher translate article.txt --status
    """,
    "numbers": "publisher numbers article.en.xlf",
    "verify": """
        publisher verify build/article
        publisher verify deck.pptx --source article.docx
    """,
    "diff": "publisher diff content.yaml article.txt",
    "schema": "publisher schema > content.schema.json",
    "doctor": "publisher doctor",
    "themes": "publisher themes check house.potx",
    "cache": """
        publisher cache info
        publisher cache verify
        publisher cache gc --max-size 500MB
    """,
}


def of(command: str) -> str:
    """Return the examples of a command; the first sign keeps their lines as they are."""
    lines = (line.strip() for line in _EXAMPLES[command].strip().splitlines())
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
