# Perioder. I prosa: én til tolv med bogstaver, resten med tal. I tabeller: altid tal.

duration-days = { $n ->
    [1] én dag
    [2] to dage
    [3] tre dage
    [4] fire dage
    [5] fem dage
    [6] seks dage
    [7] syv dage
    [8] otte dage
    [9] ni dage
    [10] ti dage
    [11] elleve dage
    [12] tolv dage
   *[other] { $n } dage
}
duration-weeks = { $n ->
    [1] én uge
    [2] to uger
    [3] tre uger
    [4] fire uger
    [5] fem uger
    [6] seks uger
    [7] syv uger
    [8] otte uger
    [9] ni uger
    [10] ti uger
    [11] elleve uger
    [12] tolv uger
   *[other] { $n } uger
}
duration-months = { $n ->
    [1] én måned
    [2] to måneder
    [3] tre måneder
    [4] fire måneder
    [5] fem måneder
    [6] seks måneder
    [7] syv måneder
    [8] otte måneder
    [9] ni måneder
    [10] ti måneder
    [11] elleve måneder
    [12] tolv måneder
   *[other] { $n } måneder
}
duration-years = { $n ->
    [1] ét år
    [2] to år
    [3] tre år
    [4] fire år
    [5] fem år
    [6] seks år
    [7] syv år
    [8] otte år
    [9] ni år
    [10] ti år
    [11] elleve år
    [12] tolv år
   *[other] { $n } år
}

duration-days-figures = { $n } { $n ->
    [one] dag
   *[other] dage
}
duration-weeks-figures = { $n } { $n ->
    [one] uge
   *[other] uger
}
duration-months-figures = { $n } { $n ->
    [one] måned
   *[other] måneder
}
duration-years-figures = { $n } år

callout-note = Bemærk
callout-important = Vigtigt

# For lister og søgemaskiner, hvor politikken ikke selv har en beskrivelse.
document-description = { $title } for { $firm }
