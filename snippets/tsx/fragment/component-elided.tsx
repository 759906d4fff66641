export function Dashboard({ user }: { user: User }) {
  ...
  return (
    <Layout title={user.name}>
      {/* ... */}
    </Layout>
  );
}
