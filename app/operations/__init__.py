"""Every change: functions of a session that return an id. They run inside ``project.edit()``."""
