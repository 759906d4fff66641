# the version
gatectl version
# Output:
gatectl 2.1 (build 7+1)
Gate Runtime (mixed mode)

# the state
gatectl status
# Output:
open (since 7)
