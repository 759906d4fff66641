@app.get("/items/{item_id}")
async def read_item(item_id: int, verbose: bool = False):
    item = await store.find(item_id)
    if item is None:
        raise HTTPException(status_code=404, detail=f"no item {item_id}")
    return item if verbose else {"id": item.id}
