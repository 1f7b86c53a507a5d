"""What holds for every test."""

from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.load_profile("house")
"""No test depends on how fast the machine is."""
