struct epoll_event ev = { .events = EPOLLIN, .data.fd = fd };
if (epoll_ctl(efd, EPOLL_CTL_ADD, fd, &ev) == -1) {
    perror("epoll_ctl");
    return -1;
}
for (;;) {
    int n = epoll_wait(efd, events, MAX, -1);
}
