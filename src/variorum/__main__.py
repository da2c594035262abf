"""`python -m variorum` is the same program as `variorum`."""

from variorum.cli import main

if __name__ == "__main__":
    main()
