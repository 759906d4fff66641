FROM alpine:3.20
RUN if [ -f lamp ]; then echo lit
EXPOSE 80
