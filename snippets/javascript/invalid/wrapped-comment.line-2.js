const options = {
  // How long the client waits before it gives up
and tries another server.
  timeout: 3000,
};
