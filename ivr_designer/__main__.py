"""python -m ivr_designer is the same as ivr-designer."""

from ivr_designer.cli import main

if __name__ == "__main__":
    main()
