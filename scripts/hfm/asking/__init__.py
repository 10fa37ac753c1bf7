"""What other services know: records of works by their ids, and whether addresses still lead somewhere."""
