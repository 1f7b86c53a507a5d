"""A quarter acted out: what the departments answer, how a clerk fills in a form, and the coordinator's days."""
