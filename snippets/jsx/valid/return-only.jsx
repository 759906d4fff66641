return (
  <Suspense fallback={<Spinner />}>
    <Albums artistId={artist.id} />
  </Suspense>
);
