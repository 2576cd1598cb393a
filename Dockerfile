FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY apps/api/package.json apps/api/
COPY apps/web/package.json apps/web/
COPY libs/domain/package.json libs/domain/
COPY migrations/package.json migrations/
# Optional packages carry the compilers' native parts: they are needed to build and left out of the image below.
RUN npm ci
COPY . .
RUN npm run build

FROM build AS pruned
RUN npm prune --omit=dev --omit=optional

FROM node:24.21.0-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4300 WEB_ROOT=/app/apps/web/dist
COPY --from=pruned /app/package.json ./
COPY --from=pruned /app/node_modules ./node_modules
COPY --from=pruned /app/apps/api/package.json ./apps/api/package.json
COPY --from=pruned /app/apps/api/dist ./apps/api/dist
COPY --from=pruned /app/apps/web/dist ./apps/web/dist
COPY --from=pruned /app/libs/domain/package.json ./libs/domain/package.json
COPY --from=pruned /app/libs/domain/dist ./libs/domain/dist
COPY --from=pruned /app/migrations/package.json ./migrations/package.json
COPY --from=pruned /app/migrations/dist ./migrations/dist
RUN mkdir /checkpoints && chown node:node /checkpoints
USER node
EXPOSE 4300
HEALTHCHECK --interval=10s --timeout=3s CMD ["node", "-e", "fetch('http://127.0.0.1:4300/health/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--disable-warning=ExperimentalWarning", "apps/api/dist/main.js"]
