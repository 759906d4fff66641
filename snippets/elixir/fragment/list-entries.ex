{Phoenix.PubSub, name: App.PubSub},
{Oban, Application.fetch_env!(:app, Oban)},
AppWeb.Endpoint
