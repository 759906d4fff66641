local Stack = {}
Stack.__index = Stack

function Stack.new()
  return setmetatable({ items = {}, size = 0 }, Stack)
end

function Stack:push(item)
  self.size = self.size + 1
  self.items[self.size] = item
end
