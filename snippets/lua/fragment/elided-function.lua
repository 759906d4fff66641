local function handle(request)
  ...
  return response
end
