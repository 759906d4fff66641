@php
  $lamp = 1
  $room = 2;
@endphp
