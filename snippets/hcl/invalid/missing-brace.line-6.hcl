resource "aws_instance" "web" {
  ami = "ami-0abc"

  root_block_device {
    volume_size = 20
}

