function SearchBox({ onSearch }: { onSearch: (query: string) => void }) {
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    onSearch(String(data.get("q")));
  };
  return (
    <form onSubmit={submit}>
      <input name="q" type="search" placeholder="Search the archive" />
    </form>
  );
}
