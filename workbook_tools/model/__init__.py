"""Ground floor: what things are. Frozen values, the standard library only, no input or output."""
