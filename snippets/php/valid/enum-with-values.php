enum Bulb: string
{
    case Warm = 'warm';
    case Cold = 'cold';
}
