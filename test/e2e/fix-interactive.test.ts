/** `mvc-gate fix -i` at a terminal, as `script` of util-linux makes one. */
import { spawn, spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createUngatedRepository, MAIN } from '../support/gate.ts'
import type { TestRepository } from '../support/repository.ts'

const { stdout } = spawnSync('script', ['--version'], { encoding: 'utf8' })
const hasTerminal = stdout?.includes('util-linux') === true

const BUCKETS = `Resources:
  A:
    Type: AWS::S3::Bucket
  B:
    Type: AWS::S3::Bucket
  C:
    Type: AWS::S3::Bucket
`
const VERSIONING = `    Properties:
      VersioningConfiguration:
        Status: Enabled
`
const QUESTION = 'Make this fix [y,n,a,q,?]? '

interface Session {
  readonly code: number | null
  readonly shown: string
}

/** Answers each question with the next of the answers. */
function answering(repository: TestRepository, answers: readonly string[]): Promise<Session> {
  const command = `'${process.execPath}' '${MAIN}' fix -i --no-color --policy aws-s3-no-versioning`
  const child = spawn('script', ['-qefc', command, '/dev/null'], {
    cwd: repository.path,
    env: repository.environment,
  })
  let shown = ''
  let asked = 0
  child.stdout.on('data', (chunk: Buffer) => {
    shown += chunk.toString('utf8')
    while (shown.split(QUESTION).length - 1 > asked) {
      const answer = answers[asked++]
      if (answer !== undefined) child.stdin.write(answer)
    }
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, shown }))
  })
}

async function repositoryWithBuckets(): Promise<TestRepository> {
  const repository = await createUngatedRepository()
  await repository.write('buckets.yaml', BUCKETS)
  return repository
}

const fixedIn = async ({ path }: TestRepository): Promise<readonly string[]> => {
  const text = await readFile(join(path, 'buckets.yaml'), 'utf8')
  return ['A', 'B', 'C'].filter((name) =>
    text.includes(`  ${name}:\n    Type: AWS::S3::Bucket\n${VERSIONING}`),
  )
}

describe.runIf(hasTerminal)('fix -i', () => {
  test.each([
    [
      ['y\n', 'n\n', 'Y\n'],
      ['A', 'C'],
    ],
    [
      ['?\n', 'what\n', 'n\n', 'a\n'],
      ['B', 'C'],
    ],
    [['y\n', 'q\n'], ['A']],
    [['q\n'], []],
    // The end of the input is no answer, and nothing is written.
    [['y\n', '\u0004'], []],
  ])('with the answers %j fixes %j', async (answers, fixed) => {
    const repository = await repositoryWithBuckets()
    const { code, shown } = await answering(repository, answers)
    expect(await fixedIn(repository)).toEqual(fixed)
    expect(shown).toContain('medium[aws-s3-no-versioning]')
    expect(shown).toContain('+      VersioningConfiguration:\r\n')
    expect(code).toBe(answers.includes('\u0004') ? 2 : 1)
  })
})
