# lists the open gates
gatectl list | grep -v "closed
