"""What the charts ask: a question a file."""
