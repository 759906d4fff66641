local function sum(list)
  local total = 0
  for _, v in ipairs(list) do total = total + v
  return total
end
