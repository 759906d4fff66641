{{ $forest := .Forest }}
{{ range $tree := $forest.Trees }}
  plant http://{{ $tree.Name }} default;
{{ end }}
