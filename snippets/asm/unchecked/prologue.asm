push rbp
mov rbp, rsp
sub rsp, 32
