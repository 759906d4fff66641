with {:ok, token} <- fetch_token(conn),
     {:ok, claims} <- verify(token) do
  assign(conn, :claims, claims)
else
  {:error, reason} -> send_resp(conn, 401, inspect(reason))
end
