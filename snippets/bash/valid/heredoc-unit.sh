cat <<'UNIT' | sudo tee /etc/systemd/system/beacon.service
[Unit]
Description=Beacon (collects pings)

[Service]
ExecStart=/usr/local/bin/beacon --port 9000
UNIT
sudo systemctl daemon-reload
