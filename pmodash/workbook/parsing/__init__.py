"""What runs in the reading child process: python_calamine and the standard library, nothing else is imported here."""
