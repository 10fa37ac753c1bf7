"""Work on the catalog's files as a person does it: what a change means, a new entry, another id."""
