"""What is done to the stored data: removal, backups, migrations; and reloading the base."""
