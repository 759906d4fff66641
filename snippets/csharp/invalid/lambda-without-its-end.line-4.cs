lamps.ForEach(lamp =>
{
    lamp.Dim()
        .Shine(watt)
});
