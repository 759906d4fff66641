CREATE TABLE events (
    id          bigserial PRIMARY KEY,
    kind        text NOT NULL,
    payload     jsonb,
    created_at  timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX events_kind_idx ON events (kind, created_at);
