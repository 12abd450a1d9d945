"""What is done to what is kept: removal, backups, migrations, a base taken up again."""
