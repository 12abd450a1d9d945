"""/rappels: reminders asked for, shown, moved and cancelled."""
