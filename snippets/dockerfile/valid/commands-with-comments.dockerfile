FROM alpine:3.20
RUN --mount=type=cache,target=/a \
    --mount=type=cache,target=/b \
    apk add lamp \
    # it's needed

    && if [ -f "/lamp" ]; then echo "(lit"; fi
ENV OLD it is lit
CMD ["lamp", "("]
