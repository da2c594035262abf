"""Which files are read, by their endings, and what to do with those that are not."""

from pathlib import Path

PLAIN = (".txt", ".md")
HTML = (".html", ".htm")
LINES = (".jsonl.gz", ".jsonl")
TABLES = (".csv", ".tsv")
WORD = (".docx",)
MAIL = (".eml",)
PAGES = (".mhtml", ".mht")
_ENDINGS = (*PLAIN, *HTML, *LINES, *TABLES, *WORD, *MAIL, *PAGES)
EXPECTED = ", ".join(sorted(_ENDINGS))

# Files that may well hold articles and are not read, with what makes something of them that is.
_SHEET = "Save the sheet as .csv, with columns named as in JSON lines"
_TEXT = "Save it as .docx or .txt from the program that opens it"
_UNREAD = {
    ".pdf": "Save its text: 'pdftotext FILE.pdf FILE.txt', or copy it into a .txt",
    **dict.fromkeys((".doc", ".odt", ".rtf", ".pages", ".epub"), _TEXT),
    **dict.fromkeys((".xlsx", ".xls", ".ods"), _SHEET),
    **dict.fromkeys((".webarchive", ".xhtml", ".xml"), "Save the page again, as HTML or text"),
    **dict.fromkeys((".msg", ".mbox"), "Save the mails one by one as .eml or .txt"),
    ".json": "Findings go to 'said', 'export' or 'serve'; articles are read one a line, as .jsonl",
    **dict.fromkeys((".zip", ".7z", ".rar", ".gz", ".warc"), "Unpack it and name what is inside"),
}


def ending(path: Path) -> str:
    """Return the ending that tells the format, as it is written; "" where we know none."""
    name = path.name.lower()
    known = next((e for e in _ENDINGS if name.endswith(e)), "")
    return path.name[len(name) - len(known) :] if known else ""


def stem(path: Path) -> str:
    """Return a file's name without the ending that tells its format."""
    return path.name.removesuffix(ending(path)) or path.name


def advice(path: Path) -> str:
    """Return what to do with a file that we don't read, "" where nothing comes to mind."""
    return _UNREAD.get(path.suffix.lower(), "")


def missed(path: Path) -> bool:
    """Return whether a file that we don't read may well have been meant to be."""
    return path.suffix.lower() in _UNREAD
