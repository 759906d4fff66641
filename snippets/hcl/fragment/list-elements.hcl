"10.0.1.0/24",
"10.0.2.0/24",
cidrsubnet(var.cidr, 8, 3),
