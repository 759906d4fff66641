#r "nuget: Lamps.Client, 2.1.0"

using Lamps.Client;

var hall = new Lamp("hall");
hall.TurnOn();
Console.WriteLine($"{hall.Name} is {hall.State}");
