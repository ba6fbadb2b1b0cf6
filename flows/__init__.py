"""When: the cycle as Prefect flows, its schedule, and everything one machine needs to run it."""
