library(dplyr)

flights %>%
  filter(!is.na(dep_delay)) %>%
  group_by(carrier) %>%
  summarise(mean_delay = mean(dep_delay), n = n()) %>%
  arrange(desc(mean_delay))
