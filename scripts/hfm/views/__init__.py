"""What readers and programs see of the catalog, as plain rows: pure functions of the Catalog."""
