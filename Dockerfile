# mvc-gate in a container, for CI systems that run steps as images. It needs a network only if a tenant decides.
#
#   npm pack
#   docker build --build-arg TARBALL=mvc-gate-0.1.0.tgz -t mvc-gate .
#   docker run --rm --network none -v "$PWD:/repository" mvc-gate scan --all
FROM node:22-slim

RUN apt-get update \
  && apt-get install -y --no-install-recommends git ca-certificates \
  && rm -rf /var/lib/apt/lists/* \
  # The repository is mounted from outside and may belong to another user; the gate only reads it, and runs none of its hooks.
  && git config --system --add safe.directory '*'

ARG TARBALL
COPY ${TARBALL} /tmp/mvc-gate.tgz
RUN npm install --global --ignore-scripts --no-audit --no-fund /tmp/mvc-gate.tgz \
  && rm -rf /tmp/mvc-gate.tgz ~/.npm

USER node
WORKDIR /repository
ENTRYPOINT ["mvc-gate"]
CMD ["scan", "--ci"]
