FROM alpine:3.20
RUN echo "lit > lamp.html
EXPOSE 80
