### Version 1 af klausulerne, hvor den siger noget andet end version 2: for politikker, der er låst til den.

breach-authority-duty = Vi anmelder det til Datatilsynet senest { $hours } timer efter, at vi har opdaget det, medmindre der næppe er en risiko for dig.
objection-reason = Skriv til os, hvad der er særligt i din situation. Så holder vi op, medmindre vi har vægtige grunde, der går forud, eller skal bruge oplysningerne i en retlig tvist.
withdraw-past = Det ændrer ikke på, at vi måtte bruge oplysningerne, indtil du sagde fra.
changes-intro = Når vi ændrer noget, udgiver vi politikken på ny med en ny dato.
