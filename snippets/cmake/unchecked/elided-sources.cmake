add_library(core STATIC
  src/arena.c
  ...
  src/table.c)
target_include_directories(core PUBLIC include)
