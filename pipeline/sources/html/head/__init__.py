"""What the head of a web page states."""
