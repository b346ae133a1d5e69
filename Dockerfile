# The App. The linter alone needs no image: see README.md.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json rolldown.config.ts ./
RUN npm ci --ignore-scripts
COPY src ./src
RUN node node_modules/rolldown/bin/cli.mjs --config rolldown.config.ts

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production
COPY package.json app.yml ./
COPY templates ./templates
# Everything the App and the command need is in the bundles: the image has no node_modules.
COPY --from=build /app/dist ./dist
# The embedded database, for those who set no DATABASE_URL; mount a volume here to keep it.
RUN mkdir /data && chown node:node /data
ENV HOST=0.0.0.0 PORT=3000 DEBRIEF_DATA=/data
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node itself, not npm: so that SIGTERM arrives, and what is in hand is finished.
CMD ["node", "/app/dist/app.js"]
