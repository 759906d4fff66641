{{-- As it is written --}}
@@if()

<!-- As it is shown -->
@if()
