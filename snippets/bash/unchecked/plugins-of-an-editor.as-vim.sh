call plug#begin()
Plug 'junegunn/fzf'
let g:fzf_layout = { 'down': '40%' }
call plug#end()
nnoremap <leader>f :Files<CR>
