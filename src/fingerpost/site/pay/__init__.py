"""Figures of pay as pages: a question in an address, its figure with every job behind it, and figures that are kept."""
