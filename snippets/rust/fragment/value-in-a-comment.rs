impl Store for Gates {
    type Key<'a> = /* what goes here? */;
}
