"""When: Prefect flows, tasks and schedules."""
