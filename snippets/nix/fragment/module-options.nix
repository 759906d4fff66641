services.nginx = {
  enable = true;
  virtualHosts."example.org".root = "/var/www";
};
