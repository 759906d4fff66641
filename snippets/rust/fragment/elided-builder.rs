let server = Server::builder()
    .bind("0.0.0.0:8443")
    .tls(...)
    .build()?;
