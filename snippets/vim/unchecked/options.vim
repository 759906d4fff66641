set number relativenumber
set tabstop=4 shiftwidth=4 expandtab
