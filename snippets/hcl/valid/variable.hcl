variable "region" {
  type        = string
  default     = "eu-central-1"
  description = "Where the nodes run."
}
