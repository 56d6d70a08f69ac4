"""The parts of the citations field: finding mentions, their dates, issuers, names, roles and what short forms point to."""
