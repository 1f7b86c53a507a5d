"""Third floor: stages and files joined into what a person asks for, one module a request."""
