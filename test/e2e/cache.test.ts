/** The user's cache folder: what the built command keeps there between runs, and where it keeps nothing. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createGatedRepository, gate } from '../support/gate.ts'
import { createFolder } from '../support/repository.ts'
import { BAD_CFN, GOOD_CFN } from '../support/templates.ts'

const FILE = 'mvc-gate/offline-verdicts.json'

async function repositoryWithMany(env: NodeJS.ProcessEnv = {}) {
  const repository = await createGatedRepository()
  const cache = createFolder()
  Object.assign(repository.environment, { XDG_CACHE_HOME: cache, ...env })
  for (let i = 0; i < 25; i++) await repository.write(`stack${i}.yaml`, `${GOOD_CFN}# ${i}\n`)
  await repository.git('add', '.')
  const scan = async () => {
    const { stdout } = await gate(repository, ['scan', '--staged', '--format', 'json'])
    const { durationMs, ...rest } = JSON.parse(stdout)
    expect(durationMs).toBeGreaterThanOrEqual(0)
    return rest
  }
  return { repository, scan, file: join(cache, FILE) }
}

// Where the cache folder is follows other customs there.
test.skipIf(process.platform !== 'linux')('clean verdicts are kept, and change no report', async () => {
  const { repository, scan, file } = await repositoryWithMany()
  const first = await scan()
  const written = readFileSync(file, 'utf8')
  expect(Object.keys(JSON.parse(written).entries)).toHaveLength(25)
  expect(await scan()).toEqual(first)
  expect(readFileSync(file, 'utf8')).toBe(written)

  await repository.write('stack3.yaml', BAD_CFN)
  await repository.git('add', '.')
  expect((await scan()).findings).toHaveLength(1)
  const both = await Promise.all([scan(), scan(), scan()])
  expect(new Set(both.map((report) => JSON.stringify(report))).size).toBe(1)
})

test.each([
  ['in CI', { CI: 'true' }, false],
  ['where it is switched off', { MVC_CACHE: 'off' }, false],
  ['in CI where it is switched on', { CI: 'true', MVC_CACHE: 'on' }, true],
])('%s', async (_, env, isKept) => {
  const { scan, file } = await repositoryWithMany(env)
  await scan()
  if (process.platform === 'linux') expect(existsSync(file)).toBe(isKept)
})
