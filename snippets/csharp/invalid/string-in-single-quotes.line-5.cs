class Store
{
    string Find(Table table)
    {
        return table.Row('names');
    }
}
