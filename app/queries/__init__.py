"""Every look-up: functions of a session that return small frozen rows, never entities."""
