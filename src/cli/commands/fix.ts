import type { FixRequest } from '../fix.ts'
import { usageError } from '../usage-error.ts'
import { defineCommand } from './command.ts'

export const fix = defineCommand({
  name: 'fix',
  summary: 'fix findings in files, or in what is staged',
  usage: '[paths] [--staged] [--policy <id>] [--unsafe] [--diff | -i]',
  about: `Edits templates so that what the embedded engine finds in them is gone. Each fix is checked before it is made: the
finding must be gone, and nothing else may become worse. Everything else in the file stays as it is, byte for byte.
Fixes files on disk (default: the current folder). With --staged, fixes what is staged: the index, and the file in the
work tree too unless it has unstaged changes in the same lines. With --diff, prints a diff that \`git apply\` takes.`,
  notes: `Exit code 1: findings that block are left. 3: a template could not be read.`,
  operands: { label: '[paths]', max: Number.POSITIVE_INFINITY, areFiles: true },
  options: {
    staged: { type: 'boolean', describes: 'fix what is staged for the next commit' },
    policy: {
      type: 'string',
      multiple: true,
      value: '<id>',
      describes: 'only the findings of this policy; repeatable',
    },
    unsafe: {
      type: 'boolean',
      describes: 'also make fixes that replace a resource, or take access away, once deployed',
    },
    diff: { type: 'boolean', describes: 'print a unified diff, and write nothing' },
    interactive: { type: 'boolean', short: 'i', describes: 'show each fix, and ask whether to make it' },
    color: { type: 'boolean', negatable: true, describes: 'force or disable color' },
  },
  parse({ staged, policy = [], unsafe, diff, interactive, color }, paths): FixRequest {
    if (diff && interactive) throw usageError('--diff and --interactive cannot be used together')
    return {
      paths,
      staged: staged === true,
      policies: policy,
      unsafe: unsafe === true,
      how: diff ? 'diff' : interactive ? 'ask' : 'write',
      color,
    }
  },
  run: async (request, context) => (await import('../fix.ts')).fix(request, context),
})
