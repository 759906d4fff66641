@foreach (items($list as $item)
  <li>{{ $item->name }}</li>
@endforeach
