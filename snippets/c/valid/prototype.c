int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **res);
