.read = proc_read,
.write = proc_write,
.llseek = default_llseek,
