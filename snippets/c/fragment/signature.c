ssize_t splice_all(int in, int out, size_t len)
