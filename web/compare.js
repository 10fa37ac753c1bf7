// The comparison.
