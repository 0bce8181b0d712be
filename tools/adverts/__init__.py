"""The adverts of the demonstration: hand-written parts, and the few modules that put them together."""
