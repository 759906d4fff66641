$names = array_map(fn (User $user) => $user->name, $users);
sort($names);
echo implode(', ', $names);
