totals = map(orders) do order
    sum(item.price for item in order.items; init=0)
end
