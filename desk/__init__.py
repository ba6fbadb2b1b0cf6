"""The work: poll, cluster, check, publish, decide; opens the transactions."""
