const PORTS: &[u16] = &[80, 443, 8080];
