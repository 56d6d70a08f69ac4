"""Exchange with document management systems: edXML and the input record of incoming documents."""
