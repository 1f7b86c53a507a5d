"""The catalogue's entries by family; `catalogue.py` joins them and nothing else reads them."""
