[ApiController, Route("api/[controller]")]
public partial class ItemsController : ControllerBase
{
    public event EventHandler<ItemEventArgs>? Changed;
    private readonly Dictionary<string, List<int>> _items = new() { ["a"] = [1, 2], ["b"] = [] };

    [HttpGet("{id:int}")]
    [ProducesResponseType(typeof(Item), StatusCodes.Status200OK)]
    public ActionResult<Item> Get(int id, [FromQuery] bool deep = false)
    {
        lock (_items) { Changed?.Invoke(this, new(id)); }
        return _items.TryGetValue($"{id}", out var found) && found is not [] ? Ok(found[^1]) : NotFound();
    }
}
