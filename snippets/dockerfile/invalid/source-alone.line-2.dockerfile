FROM lamp:1
COPY lamp.json
RUN shine
