"""A file of stories, clustered at once: read, cluster, write; no database."""
