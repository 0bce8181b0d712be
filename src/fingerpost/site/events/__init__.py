"""Events: their moments in the time of their place, as pages say them, as calendars and machines read them."""
