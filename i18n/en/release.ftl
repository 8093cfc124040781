# What is written into an edition after it was released.

redaction-tombstone = [removed]
