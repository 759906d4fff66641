local n = tonumber(arg[1])
if n > 10
  print("too many")
end
