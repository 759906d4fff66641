function Page() {
  return <h1>Welcome to <SITE_NAME>, {user.name}</h1>;
}
