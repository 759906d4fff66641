defmodule AppWeb.Router do
  ...

  scope "/api", AppWeb do
    pipe_through :api
    get "/status", StatusController, :show
  end
end
