resource "aws_s3_bucket" "logs" {
  bucket = "acme-edge-logs"

  tags = {
    Team = "platform"
    Env  = var.environment
  }
}
