Plug.Conn.put_resp_cookie(conn, "theme",
  theme,
  max_age: 3600 path: "/"
)
