@if ($user->isAdmin())
  <p>{{ $user->name }}</p>
@endforeach
