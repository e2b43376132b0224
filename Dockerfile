# mvc-gate in a container, for CI systems that run steps as images. It needs a network only if a tenant decides.
#
#   docker build -t mvc-gate node_modules/mvc-gate
#   docker run --rm --network none -v "$PWD:/repository" mvc-gate scan --all
#
# The context is the package, as npm installs it. There is no RUN: the image is the base image and these files, so the same
# base and the same package always give the same layers. The base contains git, which installing it here would not pin.
ARG BASE=node:22-bookworm
FROM ${BASE}

COPY . /opt/mvc-gate/
# The repository is mounted from outside and may belong to another user; the gate only reads it, and runs none of its hooks.
COPY ci/container/gitconfig /etc/gitconfig
COPY --chmod=755 ci/container/mvc-gate /usr/local/bin/mvc-gate

USER node
WORKDIR /repository
ENTRYPOINT ["mvc-gate"]
CMD ["scan", "--ci"]
