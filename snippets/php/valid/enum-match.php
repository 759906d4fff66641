enum Plan: string
{
    case Free = 'free';
    case Pro = 'pro';

    public function limit(): int
    {
        return match ($this) {
            self::Free => 10,
            self::Pro => 1000,
        };
    }
}
