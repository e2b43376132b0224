# The environment in which GitHub Enterprise Server runs mvc-gate as a pre-receive hook: Linux with git, Node.js and the package.
#
#   docker build -f Dockerfile.mvc-gate -t mvc-gate-hook node_modules/mvc-gate
#   docker create --name mvc-gate-hook mvc-gate-hook /bin/true
#   docker export mvc-gate-hook | gzip > mvc-gate-hook.tar.gz
#
# The context is the package, as npm installs it. The base contains git.
ARG BASE=node:22-bookworm
FROM --platform=linux/amd64 ${BASE}

COPY . /opt/mvc-gate/
COPY --chmod=755 ci/container/mvc-gate /usr/local/bin/mvc-gate
# The server's own configuration: name it in the hook with --config /etc/mvc-gate.yaml
# COPY gate.yaml /etc/mvc-gate.yaml

# Links of the base that can fail in the environment:
# https://docs.github.com/en/enterprise-server@3.14/admin/enforcing-policies/enforcing-policy-with-pre-receive-hooks/creating-a-pre-receive-hook-environment
RUN rm -fr /etc/localtime /usr/share/zoneinfo/localtime
