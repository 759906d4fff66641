public interface IRepository<TKey, in TEntity> where TEntity : class, IEntity<TKey>, new() where TKey : notnull
{
    void Add(TEntity entity);
    static abstract string Table { get; }
}

public readonly record struct Point<T>(T X, T Y) where T : INumber<T>
{
    public static Point<T> operator +(Point<T> left, Point<T> right) => new(left.X + right.X, left.Y + right.Y);
    public T this[int index] => index is 0 ? X : Y;
}
