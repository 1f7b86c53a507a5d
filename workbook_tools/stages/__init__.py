"""Second floor: what happens. Each stage is one arrow of the route, pure; stages do not import each other."""
