for name, port in pairs({ http = 80, https = 443 }) do
  print(name .. " -> " .. port)
end
