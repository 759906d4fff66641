module "dns" {
  source   = "./modules/dns"
  for_each = toset(["a.example.org", "b.example.org"])

  name    = each.value
  records = [for ip in local.ips : "${ip}/32" if ip != ""]
}
