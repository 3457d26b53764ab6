"""The same database on a PostgreSQL server, for a chain of stores."""
