row <- rows.filter { r =>
  r.isValid
}
cell <- row.cells
