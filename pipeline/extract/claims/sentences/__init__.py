"""Which sentences can hold a claim, and what their tokens are."""
