FROM nginx:1.27
COPY <<index.html /usr/share/nginx/html/
<h1>Hello</h1>
index.html
EXPOSE 80
