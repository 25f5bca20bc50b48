# syntax=docker/dockerfile:1
# Gatescope as one process: the built web app and one bundled file, without node_modules.
# Build from the root of the repository: docker build --tag gatescope .
ARG NODE_VERSION=24.21.0

FROM node:${NODE_VERSION}-slim AS build
WORKDIR /source
ENV CI=1 TURBO_TELEMETRY_DISABLED=1 DO_NOT_TRACK=1
COPY . .
# A registry of one's own: --secret id=npmrc,src=$HOME/.npmrc (it stays out of the layers).
RUN --mount=type=secret,id=npmrc,target=/root/.npmrc,required=false \
    --mount=type=cache,target=/root/.npm \
    pnpm="npx --yes $(node -p "require('./package.json').packageManager")" \
    && $pnpm install --frozen-lockfile --filter gatescope --filter @gatescope/web... --filter @gatescope/bff... \
    && $pnpm --filter @gatescope/web --filter @gatescope/bff run build \
    && mkdir -p /image/dist \
    && cp apps/bff/dist/main.js /image/dist/ \
    && cp -R apps/web/dist /image/web \
    && printf '{"type":"module","private":true}' > /image/package.json

FROM node:${NODE_VERSION}-slim
ENV NODE_ENV=production \
    PORT=8080 \
    GATESCOPE_LISTEN=0.0.0.0 \
    GATESCOPE_WEB_ROOT=/app/web
WORKDIR /app
COPY --from=build /image/ ./
# A number, so that an orchestrator can see that it is not root. Nothing is written but below GATESCOPE_DATA_DIR:
# the root file system may be read-only.
USER 1000:1000
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=10s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# It listens on all addresses of the container, and so refuses to start without sign-in: docs/guide/deploy.md.
# With more memory V8 lets garbage lie.
CMD ["node", "--max-old-space-size=512", "--max-semi-space-size=4", "dist/main.js"]
