"""The catalog as open data: one format a file, all of them in `formats`."""
