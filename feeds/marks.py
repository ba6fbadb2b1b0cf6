"""How our own feeds say that a story was withdrawn; written and read by the same words."""

STATUS_SCHEME = "urn:copydesk:status"
WITHDRAWN = "withdrawn"
