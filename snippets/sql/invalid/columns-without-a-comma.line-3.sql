CREATE TABLE lamp (
  id INT NOT NULL,
  watt INT NOT NULL
  FOREIGN KEY (watt) REFERENCES watts (id)
);
