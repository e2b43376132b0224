/** The README's blocked commit is a real one. */
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createGatedRepository } from '../support/gate.ts'
import { inStep, withBlock } from '../support/generated.ts'

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url))

test('the blocked commit in README.md is what a commit of examples/broken/network.yaml prints', async () => {
  const repository = await createGatedRepository()
  cpSync(join(EXAMPLES, 'broken/network.yaml'), join(repository.path, 'infra/network.yaml'))
  await repository.git('add', '.')
  const blocked = await repository.tryGit('commit', '-m', 'Add the web server')
  expect(blocked.code).toBe(1)
  const shown = blocked.stderr.replace(/· [\d.]+ m?s$/m, '· 70 ms')
  const block = `\`\`\`console\n$ git commit -m "Add the web server"\n${shown}\`\`\`\n`
  inStep('README.md', (text) => withBlock(text, 'demo', block))

  cpSync(join(EXAMPLES, 'fixed'), join(repository.path, 'infra'), { recursive: true })
  await repository.git('add', '.')
  const fixed = await repository.tryGit('commit', '-m', 'Add the web server')
  expect(fixed.code).toBe(0)
  expect(fixed.stderr).toMatch(
    /^mvc-gate: 2 templates, \d+ checks passed, 2 low not blocking, 1 undecided · offline engine · .*\n$/m,
  )
})
