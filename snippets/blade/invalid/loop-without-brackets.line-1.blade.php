@foreach $lamps as $lamp
  {{ $lamp }}
@endforeach
