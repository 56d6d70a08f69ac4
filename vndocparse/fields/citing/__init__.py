"""Parts of the citations field: mentions, their dates, issuers, names and roles, and what short forms point to."""
