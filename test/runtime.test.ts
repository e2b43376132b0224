import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { unsupportedRuntime } from '../src/runtime.ts'

test.each(['v20.0.0', 'v24.1.0', 'v100.0.0', process.version])('%s is supported', (version) => {
  expect(unsupportedRuntime(version, '/usr/bin/node')).toBeUndefined()
})

test.each(['v0.12.18', 'v12.22.12', 'v16.20.2', 'v19.9.0'])('%s is not', (version) => {
  expect(unsupportedRuntime(version, '/usr/bin/node')).toBe(
    `mvc-gate: needs Node 20 or newer; this is ${version} at /usr/bin/node\n`,
  )
})

test('the lowest version is that of package.json', () => {
  const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  expect(engines.node).toBe('>=20')
  expect(unsupportedRuntime('v20.0.0', '')).toBeUndefined()
})
