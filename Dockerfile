# The program alone, with git for `--changed-since` and a shell for CI systems that run their jobs in the image:
#
#     docker build --tag snipcheck .
#     docker run --rm --volume "$PWD:/work:ro" snipcheck check docs/

FROM rust:1.95-slim-bookworm AS build
WORKDIR /source
COPY . .
RUN cargo build --locked --profile dist --bin snipcheck

# What it links to is here: glibc, libm and libgcc. git is told to read what is mounted, whoever owns it.
FROM debian:bookworm-slim
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    && git config --system --add safe.directory '*' \
    && useradd --uid 1000 --create-home reader
COPY --from=build /source/target/dist/snipcheck /usr/local/bin/snipcheck
USER 1000
WORKDIR /work
ENTRYPOINT ["snipcheck"]
