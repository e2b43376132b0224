/**
 * Lock files as package managers wrote them, all for the same project: its package.json asks for `@acme/gate-policy` as
 * `^1.0.0`, and once more as `policy-alias`; `packages/app`, a workspace of it, asks for `@acme/base`, which the policy needs too.
 */

export interface RealLock {
  readonly by: string
  readonly name: string
  readonly text: string
}

export const REAL_LOCKS: readonly RealLock[] = [
  {
    by: 'npm 11',
    name: 'package-lock.json',
    text: `{
  "name": "infra",
  "lockfileVersion": 3,
  "requires": true,
  "packages": {
    "": {
      "name": "infra",
      "workspaces": [
        "packages/*"
      ],
      "devDependencies": {
        "@acme/gate-policy": "^1.0.0",
        "policy-alias": "npm:@acme/gate-policy@^1.1.0"
      }
    },
    "node_modules/@acme/base": {
      "version": "2.0.1",
      "resolved": "http://registry.example/@acme/base/-/acme-base-2.0.1.tgz",
      "integrity": "sha512-lp3i+eIk8nyGXuo45BBRPtyyrWxvo/jhWxPHidwgvJDlZg7Q1fflr89oaDb2ig5tQMm7SsHzxT+Tu5NozAPLpA==",
      "dev": true,
      "license": "UNLICENSED"
    },
    "node_modules/@acme/gate-policy": {
      "version": "1.2.0",
      "resolved": "http://registry.example/@acme/gate-policy/-/acme-gate-policy-1.2.0.tgz",
      "integrity": "sha512-1GiVaOs8/3OiGWDHFj7KZppPB1YB6pseJbDGeWBkoUI6vyUpHqBScXOaOCX7n3q0bIecJ4N9U2v2eaHoKlMJRg==",
      "dev": true,
      "license": "UNLICENSED",
      "dependencies": {
        "@acme/base": "^2.0.0"
      }
    },
    "node_modules/app": {
      "resolved": "packages/app",
      "link": true
    },
    "node_modules/policy-alias": {
      "name": "@acme/gate-policy",
      "version": "1.2.0",
      "resolved": "http://registry.example/@acme/gate-policy/-/acme-gate-policy-1.2.0.tgz",
      "integrity": "sha512-1GiVaOs8/3OiGWDHFj7KZppPB1YB6pseJbDGeWBkoUI6vyUpHqBScXOaOCX7n3q0bIecJ4N9U2v2eaHoKlMJRg==",
      "dev": true,
      "license": "UNLICENSED",
      "dependencies": {
        "@acme/base": "^2.0.0"
      }
    },
    "packages/app": {
      "version": "1.0.0",
      "devDependencies": {
        "@acme/base": "^2.0.0"
      }
    }
  }
}
`,
  },
  {
    by: 'npm 6',
    name: 'package-lock.json',
    text: `{
  "name": "infra",
  "lockfileVersion": 1,
  "requires": true,
  "dependencies": {
    "@acme/base": {
      "version": "2.0.1",
      "resolved": "http://registry.example/@acme/base/-/acme-base-2.0.1.tgz",
      "integrity": "sha512-lp3i+eIk8nyGXuo45BBRPtyyrWxvo/jhWxPHidwgvJDlZg7Q1fflr89oaDb2ig5tQMm7SsHzxT+Tu5NozAPLpA==",
      "dev": true
    },
    "@acme/gate-policy": {
      "version": "1.2.0",
      "resolved": "http://registry.example/@acme/gate-policy/-/acme-gate-policy-1.2.0.tgz",
      "integrity": "sha512-1GiVaOs8/3OiGWDHFj7KZppPB1YB6pseJbDGeWBkoUI6vyUpHqBScXOaOCX7n3q0bIecJ4N9U2v2eaHoKlMJRg==",
      "dev": true,
      "requires": {
        "@acme/base": "^2.0.0"
      }
    },
    "app": {
      "version": "file:packages/app",
      "requires": {
        "@acme/base": "^2.0.0"
      }
    },
    "policy-alias": {
      "version": "npm:@acme/gate-policy@1.2.0",
      "resolved": "http://registry.example/@acme/gate-policy/-/acme-gate-policy-1.2.0.tgz",
      "integrity": "sha512-1GiVaOs8/3OiGWDHFj7KZppPB1YB6pseJbDGeWBkoUI6vyUpHqBScXOaOCX7n3q0bIecJ4N9U2v2eaHoKlMJRg==",
      "dev": true,
      "requires": {
        "@acme/base": "^2.0.0"
      }
    }
  }
}
`,
  },
  {
    by: 'pnpm 9',
    name: 'pnpm-lock.yaml',
    text: `lockfileVersion: '9.0'

settings:
  autoInstallPeers: true
  excludeLinksFromLockfile: false

importers:

  .:
    devDependencies:
      '@acme/gate-policy':
        specifier: ^1.0.0
        version: 1.2.0
      policy-alias:
        specifier: npm:@acme/gate-policy@^1.1.0
        version: '@acme/gate-policy@1.2.0'

  packages/app:
    devDependencies:
      '@acme/base':
        specifier: ^2.0.0
        version: 2.0.1

packages:

  '@acme/base@2.0.1':
    resolution: {integrity: sha512-lp3i+eIk8nyGXuo45BBRPtyyrWxvo/jhWxPHidwgvJDlZg7Q1fflr89oaDb2ig5tQMm7SsHzxT+Tu5NozAPLpA==, tarball: http://registry.example/@acme/base/-/acme-base-2.0.1.tgz}

  '@acme/gate-policy@1.2.0':
    resolution: {integrity: sha512-1GiVaOs8/3OiGWDHFj7KZppPB1YB6pseJbDGeWBkoUI6vyUpHqBScXOaOCX7n3q0bIecJ4N9U2v2eaHoKlMJRg==, tarball: http://registry.example/@acme/gate-policy/-/acme-gate-policy-1.2.0.tgz}

snapshots:

  '@acme/base@2.0.1': {}

  '@acme/gate-policy@1.2.0':
    dependencies:
      '@acme/base': 2.0.1
`,
  },
  {
    by: 'pnpm 8',
    name: 'pnpm-lock.yaml',
    text: `lockfileVersion: '6.0'

settings:
  autoInstallPeers: true
  excludeLinksFromLockfile: false

importers:

  .:
    devDependencies:
      '@acme/gate-policy':
        specifier: ^1.0.0
        version: 1.2.0
      policy-alias:
        specifier: npm:@acme/gate-policy@^1.1.0
        version: /@acme/gate-policy@1.2.0

  packages/app:
    devDependencies:
      '@acme/base':
        specifier: ^2.0.0
        version: 2.0.1

packages:

  /@acme/base@2.0.1:
    resolution: {integrity: sha512-lp3i+eIk8nyGXuo45BBRPtyyrWxvo/jhWxPHidwgvJDlZg7Q1fflr89oaDb2ig5tQMm7SsHzxT+Tu5NozAPLpA==, tarball: http://registry.example/@acme/base/-/acme-base-2.0.1.tgz}
    dev: true

  /@acme/gate-policy@1.2.0:
    resolution: {integrity: sha512-1GiVaOs8/3OiGWDHFj7KZppPB1YB6pseJbDGeWBkoUI6vyUpHqBScXOaOCX7n3q0bIecJ4N9U2v2eaHoKlMJRg==, tarball: http://registry.example/@acme/gate-policy/-/acme-gate-policy-1.2.0.tgz}
    dependencies:
      '@acme/base': 2.0.1
    dev: true
`,
  },
  {
    by: 'pnpm 7',
    name: 'pnpm-lock.yaml',
    text: `lockfileVersion: 5.4

importers:

  .:
    specifiers:
      '@acme/gate-policy': ^1.0.0
      policy-alias: npm:@acme/gate-policy@^1.1.0
    devDependencies:
      '@acme/gate-policy': 1.2.0
      policy-alias: /@acme/gate-policy/1.2.0

  packages/app:
    specifiers:
      '@acme/base': ^2.0.0
    devDependencies:
      '@acme/base': 2.0.1

packages:

  /@acme/base/2.0.1:
    resolution: {integrity: sha512-lp3i+eIk8nyGXuo45BBRPtyyrWxvo/jhWxPHidwgvJDlZg7Q1fflr89oaDb2ig5tQMm7SsHzxT+Tu5NozAPLpA==, tarball: '@acme/base/-/acme-base-2.0.1.tgz'}
    dev: true

  /@acme/gate-policy/1.2.0:
    resolution: {integrity: sha512-1GiVaOs8/3OiGWDHFj7KZppPB1YB6pseJbDGeWBkoUI6vyUpHqBScXOaOCX7n3q0bIecJ4N9U2v2eaHoKlMJRg==, tarball: '@acme/gate-policy/-/acme-gate-policy-1.2.0.tgz'}
    dependencies:
      '@acme/base': 2.0.1
    dev: true
`,
  },
  {
    by: 'Yarn 1',
    name: 'yarn.lock',
    text: `# THIS IS AN AUTOGENERATED FILE. DO NOT EDIT THIS FILE DIRECTLY.
# yarn lockfile v1


"@acme/base@^2.0.0":
  version "2.0.1"
  resolved "http://registry.example/@acme/base/-/acme-base-2.0.1.tgz#b3a605bf3152201c6fc935112ab36531a9f4d237"
  integrity sha512-lp3i+eIk8nyGXuo45BBRPtyyrWxvo/jhWxPHidwgvJDlZg7Q1fflr89oaDb2ig5tQMm7SsHzxT+Tu5NozAPLpA==

"@acme/gate-policy@^1.0.0":
  version "1.2.0"
  resolved "http://registry.example/@acme/gate-policy/-/acme-gate-policy-1.2.0.tgz#f338bab4aba50375064d471f0d792ae16884f0ee"
  integrity sha512-1GiVaOs8/3OiGWDHFj7KZppPB1YB6pseJbDGeWBkoUI6vyUpHqBScXOaOCX7n3q0bIecJ4N9U2v2eaHoKlMJRg==
  dependencies:
    "@acme/base" "^2.0.0"

"policy-alias@npm:@acme/gate-policy@^1.1.0":
  version "1.2.0"
  resolved "http://registry.example/@acme/gate-policy/-/acme-gate-policy-1.2.0.tgz#f338bab4aba50375064d471f0d792ae16884f0ee"
  integrity sha512-1GiVaOs8/3OiGWDHFj7KZppPB1YB6pseJbDGeWBkoUI6vyUpHqBScXOaOCX7n3q0bIecJ4N9U2v2eaHoKlMJRg==
  dependencies:
    "@acme/base" "^2.0.0"
`,
  },
  {
    by: 'Yarn 4',
    name: 'yarn.lock',
    text: `# This file is generated by running "yarn install" inside your project.
# Manual changes might be lost - proceed with caution!

__metadata:
  version: 10
  cacheKey: 10c0

"@acme/base@npm:^2.0.0":
  version: 2.0.1
  resolution: "@acme/base@npm:2.0.1::__archiveUrl=http%3A%2F%2Fregistry.example%2F%40acme%2Fbase%2F-%2Facme-base-2.0.1.tgz"
  checksum: 10c0/89e416f05b756df2be8cc0b8d75f45e20ba17abd18806fe3415b8d0ebfe80e97a1e3bae007e19d9e4bd56d68826f6a48272345bf384e03b119efc4d88accffa7
  languageName: node
  linkType: hard

"@acme/gate-policy@npm:^1.0.0, policy-alias@npm:@acme/gate-policy@^1.1.0":
  version: 1.2.0
  resolution: "@acme/gate-policy@npm:1.2.0::__archiveUrl=http%3A%2F%2Fregistry.example%2F%40acme%2Fgate-policy%2F-%2Facme-gate-policy-1.2.0.tgz"
  dependencies:
    "@acme/base": "npm:^2.0.0"
  checksum: 10c0/1ce258fe8239f6ad3a3bbd33f111c982f59f3d7d9cc766073ffa030309b4574bd23ac82a09f73b97a45fe3c066a1874139f3cfdbb78ff1433e1ecbb62962e98f
  languageName: node
  linkType: hard

"app@workspace:packages/app":
  version: 0.0.0-use.local
  resolution: "app@workspace:packages/app"
  dependencies:
    "@acme/base": "npm:^2.0.0"
  languageName: unknown
  linkType: soft

"infra@workspace:.":
  version: 0.0.0-use.local
  resolution: "infra@workspace:."
  dependencies:
    "@acme/gate-policy": "npm:^1.0.0"
    policy-alias: "npm:@acme/gate-policy@^1.1.0"
  languageName: unknown
  linkType: soft
`,
  },
  {
    by: 'Bun 1',
    name: 'bun.lock',
    text: `{
  "lockfileVersion": 2,
  "configVersion": 1,
  "workspaces": {
    "": {
      "name": "infra",
      "devDependencies": {
        "@acme/gate-policy": "^1.0.0",
        "policy-alias": "npm:@acme/gate-policy@^1.1.0",
      },
    },
    "packages/app": {
      "name": "app",
      "version": "1.0.0",
      "devDependencies": {
        "@acme/base": "^2.0.0",
      },
    },
  },
  "packages": {
    "@acme/base": ["@acme/base@2.0.1", "http://registry.example/@acme/base/-/acme-base-2.0.1.tgz", {}, "sha512-lp3i+eIk8nyGXuo45BBRPtyyrWxvo/jhWxPHidwgvJDlZg7Q1fflr89oaDb2ig5tQMm7SsHzxT+Tu5NozAPLpA=="],

    "@acme/gate-policy": ["@acme/gate-policy@1.2.0", "http://registry.example/@acme/gate-policy/-/acme-gate-policy-1.2.0.tgz", { "dependencies": { "@acme/base": "^2.0.0" } }, "sha512-1GiVaOs8/3OiGWDHFj7KZppPB1YB6pseJbDGeWBkoUI6vyUpHqBScXOaOCX7n3q0bIecJ4N9U2v2eaHoKlMJRg=="],

    "app": ["app@workspace:packages/app"],

    "policy-alias": ["@acme/gate-policy@1.2.0", "http://registry.example/@acme/gate-policy/-/acme-gate-policy-1.2.0.tgz", { "dependencies": { "@acme/base": "^2.0.0" } }, "sha512-1GiVaOs8/3OiGWDHFj7KZppPB1YB6pseJbDGeWBkoUI6vyUpHqBScXOaOCX7n3q0bIecJ4N9U2v2eaHoKlMJRg=="],
  }
}
`,
  },
]
