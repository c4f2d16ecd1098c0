#!/usr/bin/env python
"""Runs Django's commands from a checkout; `factcheck` does the same once the package is installed."""

from factcheck.__main__ import main

if __name__ == "__main__":
    main()
