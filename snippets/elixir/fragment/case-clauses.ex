{:ok, %{status: 200, body: body}} ->
  Jason.decode(body)

{:ok, %{status: status}} ->
  {:error, {:http, status}}

{:error, _} = error ->
  error
