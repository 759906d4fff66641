nnoremap <leader>t :call RunTests()<CR>

function! RunTests() abort
  write
  let l:cmd = get(g:, 'test_command', 'make test')
  execute '!' . l:cmd
endfunction
