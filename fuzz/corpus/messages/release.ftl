# Det, der bliver skrevet ind i en udgave, efter at den er udgivet.

redaction-tombstone = [fjernet]
