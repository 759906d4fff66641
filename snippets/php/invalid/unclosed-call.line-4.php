$response = Http::post('https://api.example.com/hooks', [
    'event' => 'created',
    'id' => $user->id,
];
