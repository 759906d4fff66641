(gdb) break plant
(gdb) run
