"""Which contacts are probably one person, and why: within one list, or between two."""
