{
  action: "new",
  lamp: #<Shop::Lamp:0x0055a67a519b88>,
  path: "/lamps/new"
}
