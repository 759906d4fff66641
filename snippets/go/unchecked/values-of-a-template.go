listen {{ $lamp.Port }};
proxy http://{{ $lamp.Host }}:{{ .Port }};
