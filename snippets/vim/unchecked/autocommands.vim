augroup markdown
  autocmd!
  autocmd FileType markdown setlocal wrap spell
augroup END
