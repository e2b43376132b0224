/** Where servers keep pre-receive hooks, how long they may take, and what is left to do by hand. */

import type { ServerName } from './server-names.ts'

export interface Server {
  /**
   * The hook's path: from the hooks folder of the repository (`hooks`), or from the current folder (`here`), from where it
   * is taken to the server.
   */
  readonly hook: { readonly from: 'hooks' | 'here'; readonly path: string }
  /** Files of the package that are written beside it. */
  readonly files: readonly { readonly path: string; readonly source: string }[]
  /** How the hook starts the gate: the program that runs now, or the one on PATH there. */
  readonly program: 'this' | 'PATH'
  readonly deadline: string
  /** A line each. */
  readonly next: readonly string[]
}

const NONE: Server['files'] = []
const NEXT = [
  'A repository can turn policies off in its own .mvcrc; to decide for all of them, see --config in docs/server.md.',
  'To let clients skip the check in an emergency, see "allowSkip" there.',
]

export const SERVERS: Readonly<Record<ServerName, Server>> = {
  /** https://git-scm.com/docs/githooks */
  bare: {
    hook: { from: 'hooks', path: 'pre-receive' },
    files: NONE,
    program: 'this',
    deadline: '30s',
    next: ['Each push to this repository is checked from now on.', ...NEXT],
  },
  /** https://docs.gitlab.com/administration/server_hooks */
  gitlab: {
    hook: { from: 'here', path: 'custom_hooks/pre-receive.d/mvc-gate' },
    files: NONE,
    program: 'PATH',
    deadline: '30s',
    next: [
      'On each server that runs Gitaly: npm install --global mvc-gate',
      'For all repositories: copy custom_hooks/pre-receive.d/mvc-gate to <custom_hooks_dir>/pre-receive.d, owned by git.',
      'For one: tar -cf custom_hooks.tar custom_hooks, and pass it to gitaly hooks set on standard input.',
      ...NEXT,
    ],
  },
  /** modules/repository/hooks.go of go-gitea/gitea: its own hook runs all executable files of this folder. */
  gitea: {
    hook: { from: 'hooks', path: 'pre-receive.d/mvc-gate' },
    files: NONE,
    program: 'this',
    deadline: '30s',
    next: ['Each push to this repository is checked from now on.', ...NEXT],
  },
  /**
   * "Creating a pre-receive hook environment" and "About pre-receive hooks" in github/docs: a chroot environment, and five
   * seconds for all hooks of a push together.
   */
  ghes: {
    hook: { from: 'here', path: 'mvc-gate-pre-receive.sh' },
    files: [{ path: 'Dockerfile.mvc-gate', source: 'ci/server/ghes.Dockerfile' }],
    program: 'PATH',
    deadline: '4s',
    next: [
      'Build the environment as Dockerfile.mvc-gate says, copy the archive to the server, and there:',
      '  ghe-hook-env-create mvc-gate <path of mvc-gate-hook.tar.gz>',
      'Commit mvc-gate-pre-receive.sh, executable, to the repository of your hooks, and create a hook of it with this environment.',
      ...NEXT,
    ],
  },
  /** https://developer.atlassian.com/server/bitbucket/how-tos/register-maintain-hook-scripts/ */
  bitbucket: {
    hook: { from: 'here', path: 'mvc-gate-pre-receive.sh' },
    files: NONE,
    program: 'PATH',
    deadline: '30s',
    next: [
      'On each node: npm install --global mvc-gate, and feature.hook.scripts=true in bitbucket.properties.',
      'Register mvc-gate-pre-receive.sh as a hook script of type PRE, and enable it for projects or repositories.',
      ...NEXT,
    ],
  },
}
