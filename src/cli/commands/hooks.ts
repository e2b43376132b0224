/** The hook entries: git's hooks of the same names call them. */
import { type Command, defineCommand } from './command.ts'
import { RECEIVE_OPTIONS, toReceiveOptions } from './receive-options.ts'
import { REPORT_OPTIONS, toReportOptions } from './report-options.ts'

const TO_STDERR = "Called by git's hook of the same name. The report goes to stderr."
/** The pre-commit framework passes the files that it checks. */
const FILES = { label: '[files]', max: Number.POSITIVE_INFINITY }
const NEVER_FAILS = "Called by git's hook of the same name. Never fails."

const preCommit = defineCommand({
  name: 'pre-commit',
  summary: 'check what is staged',
  about: `Checks what is staged.\n${TO_STDERR}`,
  isHook: true,
  operands: FILES,
  options: REPORT_OPTIONS,
  parse: (values, paths) => ({ action: 'commit' as const, paths, report: toReportOptions(values) }),
  run: async (request, context) => (await import('../hook.ts')).checkStaged(request, context),
})

const preMergeCommit = defineCommand({
  name: 'pre-merge-commit',
  summary: 'check what a merge introduces',
  about: `Checks what a merge introduces.\n${TO_STDERR}`,
  isHook: true,
  operands: FILES,
  options: REPORT_OPTIONS,
  parse: (values, paths) => ({ action: 'merge' as const, paths, report: toReportOptions(values) }),
  run: async (request, context) => (await import('../hook.ts')).checkStaged(request, context),
})

const prePush = defineCommand({
  name: 'pre-push',
  summary: 'check what a push introduces on the remote',
  about: `Checks what a push introduces on the remote, at the pushed tips. Reads the refs from standard input.\n${TO_STDERR}`,
  isHook: true,
  operands: { label: '[<remote> <url>]', max: 2 },
  options: REPORT_OPTIONS,
  parse(values, [remote, url = remote]) {
    const named = remote === undefined || url === undefined ? undefined : { remote, url }
    return { named, report: toReportOptions(values) }
  },
  run: async (request, context) => (await import('../hook.ts')).checkPushed(request, context),
})

const preReceive = defineCommand({
  name: 'pre-receive',
  summary: 'check what a push introduces, on the server',
  about: `Checks what a push introduces on the server that receives it, at the pushed tips. Reads the refs from standard input.
Called by git's hook of the same name. The report goes to stderr, which git sends to the client. The embedded engine
decides, unless --mode or MVC_MODE says otherwise.`,
  isHook: true,
  options: { ...RECEIVE_OPTIONS, ...REPORT_OPTIONS },
  parse: (values) => ({ ...toReceiveOptions(values), report: toReportOptions(values) }),
  run: async (request, context) => (await import('../receive/receive.ts')).checkReceived(request, context),
})

const postCommit = defineCommand({
  name: 'post-commit',
  summary: 'record a commit that bypassed the gate',
  about: `Detects and records a commit that bypassed the gate.\n${NEVER_FAILS}`,
  isHook: true,
  options: {},
  parse: () => undefined,
  run: async (_, context) => (await import('../after-commit.ts')).recordBypass('commit', context),
})

const postMerge = defineCommand({
  name: 'post-merge',
  summary: 'record a merge that bypassed the gate',
  about: `Detects and records a merge that bypassed the gate.\n${NEVER_FAILS}`,
  isHook: true,
  // git passes whether it was a squash, which makes no commit.
  operands: { label: '[squash]', max: 1 },
  options: {},
  parse: () => undefined,
  run: async (_, context) => (await import('../after-commit.ts')).recordBypass('merge', context),
})

/** In the order of `--help`. */
export const HOOKS: readonly Command[] = [
  preCommit,
  preMergeCommit,
  prePush,
  preReceive,
  postCommit,
  postMerge,
]
