/** `mvc-gate fix` with fixes that are written by hand, in real repositories. */
import { Readable } from 'node:stream'
import type { Context } from '../../src/cli/context.ts'
import { type FixRequest, fix } from '../../src/cli/fix.ts'
import { type Finding, isViolation, primaryPlace } from '../../src/core/finding.ts'
import type { Fix, Refusal } from '../../src/core/fix.ts'
import type { FixOfFinding } from '../../src/engines/fix/fixes.ts'
import { judgeOffline } from '../../src/engines/offline.ts'
import type { FixesOf } from '../../src/gate/offer-fixes.ts'
import type { TestRepository } from '../support/repository.ts'

/** What is made of a finding. */
export type ByHand = (finding: Finding) => Fix | Refusal | undefined

const GOOD: Readonly<Record<string, string>> = {
  'aws-sg-ssh-open-to-world': '10.1.0.0/16',
  'aws-ebs-volume-unencrypted': 'true',
  'aws-rds-public': 'false',
}

/** Writes a good value over a bad one, whatever its quotes. */
export const BY_VALUE: ByHand = (finding) => {
  const value = GOOD[finding.policy.id]
  if (value === undefined) return { refused: 'choose it yourself' }
  const { file, range } = primaryPlace(finding)
  const quote = /^["']/.exec(file.text.slice(range.start))?.[0] ?? ''
  return { edits: [{ file, range, text: `${quote}${value}${quote}` }] }
}

export function fixesByHand(byHand: ByHand): FixesOf {
  return async (source, rules, { wanted = () => true }) => {
    const result = await judgeOffline(source, rules)
    if ('notTemplate' in result) return result
    const fixes = result.findings.flatMap((finding): readonly FixOfFinding[] => {
      const made = isViolation(finding) && wanted(finding) ? byHand(finding) : undefined
      if (made === undefined) return []
      return 'refused' in made ? [{ finding, refused: made.refused }] : [{ finding, fix: made }]
    })
    return { result, fixes, dropped: 0 }
  }
}

export interface FixResult {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export interface FixRun {
  readonly request?: Partial<FixRequest>
  readonly byHand?: ByHand
  readonly fixesOf?: FixesOf
  /** Relative to the repository. */
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
  readonly isTTY?: boolean
}

/** Runs the command in a repository. */
export async function fixIn(
  repository: Pick<TestRepository, 'path' | 'environment'>,
  {
    request = {},
    byHand = BY_VALUE,
    fixesOf = fixesByHand(byHand),
    cwd = '.',
    env = {},
    isTTY = false,
  }: FixRun = {},
): Promise<FixResult> {
  let stdout = ''
  let stderr = ''
  const context: Context = {
    cwd: `${repository.path}/${cwd}`,
    env: { ...repository.environment, ...env },
    stdin: Readable.from([]),
    stdout: { isTTY, write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
  }
  const full: FixRequest = {
    paths: [],
    staged: false,
    policies: [],
    unsafe: false,
    how: 'write',
    color: undefined,
    ...request,
  }
  const code = await fix(full, context, fixesOf)
  return { code, stdout, stderr }
}
