    'driver' => 'redis',
    'connection' => env('QUEUE_CONNECTION', 'default'),
    'retry_after' => 90,
