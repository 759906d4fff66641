{{ $forest := .Forest }}
{{ range $tree := $forest.Trees }}
plant {{ $tree.Name }};
{{ end }}
