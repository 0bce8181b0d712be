"""Job boards and the systems that employers advertise from: a module for each."""
