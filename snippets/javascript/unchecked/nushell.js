{
  name: abbr
  mode: [emacs, vi]
  event: [
    { send: menu name: abbr_menu }
    { edit: insert, value: ' ' }
  ]
}
