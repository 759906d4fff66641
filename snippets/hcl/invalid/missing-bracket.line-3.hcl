resource "aws_security_group" "web" {
  name = "web"
  cidr_blocks = ["10.0.0.0/8", "192.168.0.0/16"
  description = "internal only"
}
