public void Weigh(string name, long grams)
{
    var scale = scales.Find(name);
    scale.Record(grams, /* the converted labels */);
}
