# the names
sudo vi /etc/app/names.ora
ALPHA =
  (ADDRESS = (HOST = example.org)(PORT = 1521))
