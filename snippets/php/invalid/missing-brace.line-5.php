function greet(string $name): string
{
    if ($name === '') {
        return 'Hello';
    return "Hello, $name";
}
