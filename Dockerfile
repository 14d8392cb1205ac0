# Two stages: the first builds, the second holds what runs. The server listens on loopback only; docs/operations.md says how to reach it.
FROM node:24-slim AS build
WORKDIR /lanemark
COPY package.json package-lock.json .npmrc ./
RUN npm install
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:24-slim
ENV NODE_ENV=production LANEMARK_DATA=/data
WORKDIR /lanemark
COPY --from=build /lanemark/node_modules ./node_modules
COPY --from=build /lanemark/build ./build
COPY --from=build /lanemark/pipelines ./pipelines
COPY --from=build /lanemark/package.json /lanemark/LICENSE ./
# The sample, and the rules that a new data directory starts with.
COPY --from=build /lanemark/data ./data
RUN mkdir /data && cp data/program.yaml /data/ && chown -R node:node /data && chown node:node data
USER node
VOLUME /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT ?? 3000}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "build/lanemark.js"]
CMD ["serve"]
