FROM node:20-alpine
ENV NODE_ENV=production
COPY package*.json ./
RUN npm ci --omit=dev \
    && npm cache clean --force
EXPOSE 3000
CMD ["node", "server.js"]
