label = "measured",
linewidth = 2,
color = :red,
