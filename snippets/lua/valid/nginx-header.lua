local key = ngx.var.http_x_api_key
if not key then
  return ngx.exit(ngx.HTTP_UNAUTHORIZED)
end
