"""The suites of `python -m tests.benchmarks`: contenders, load, and what is reported."""
