function Profile({ user }) {
  ...
  return <Avatar src={user.photo} alt={user.name} />;
}
