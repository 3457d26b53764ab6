"""What the cloud holds, in the forms of others: EPCIS documents, CSV, Parquet."""
