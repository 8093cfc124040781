# Periods. In prose: one to twelve in letters, the rest in figures. In tables: always figures.

duration-days = { $n ->
    [1] one day
    [2] two days
    [3] three days
    [4] four days
    [5] five days
    [6] six days
    [7] seven days
    [8] eight days
    [9] nine days
    [10] ten days
    [11] eleven days
    [12] twelve days
   *[other] { $n } days
}
duration-weeks = { $n ->
    [1] one week
    [2] two weeks
    [3] three weeks
    [4] four weeks
    [5] five weeks
    [6] six weeks
    [7] seven weeks
    [8] eight weeks
    [9] nine weeks
    [10] ten weeks
    [11] eleven weeks
    [12] twelve weeks
   *[other] { $n } weeks
}
duration-months = { $n ->
    [1] one month
    [2] two months
    [3] three months
    [4] four months
    [5] five months
    [6] six months
    [7] seven months
    [8] eight months
    [9] nine months
    [10] ten months
    [11] eleven months
    [12] twelve months
   *[other] { $n } months
}
duration-years = { $n ->
    [1] one year
    [2] two years
    [3] three years
    [4] four years
    [5] five years
    [6] six years
    [7] seven years
    [8] eight years
    [9] nine years
    [10] ten years
    [11] eleven years
    [12] twelve years
   *[other] { $n } years
}

duration-days-figures = { $n } { $n ->
    [one] day
   *[other] days
}
duration-weeks-figures = { $n } { $n ->
    [one] week
   *[other] weeks
}
duration-months-figures = { $n } { $n ->
    [one] month
   *[other] months
}
duration-years-figures = { $n } { $n ->
    [one] year
   *[other] years
}

callout-note = Note
callout-important = Important

# For lists and search engines, where the policy has no description of its own.
document-description = { $title } of { $firm }
