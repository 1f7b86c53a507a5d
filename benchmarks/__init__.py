"""How fast the product is, against what a user would write instead: `python -m benchmarks`, `make bench`."""
