$env:NODE_ENV = "production"
npm ci --omit=dev
