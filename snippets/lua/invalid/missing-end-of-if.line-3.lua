local function shine(lamp)
  if lamp then
    return lamp.watt
end
