"""The self-check on the page: its form, the address of its answers, and what they come to in words."""
