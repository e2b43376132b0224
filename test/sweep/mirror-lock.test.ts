import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockMirror } from '../../src/sweep/mirror-lock.ts'
import { createFolder } from '../support/repository.ts'

const HOUR = 3_600_000
const IN_USE = 'another process is fetching this repository'
/** No process has it: Linux counts to 4 million. */
const NO_PROCESS = '999999999'

const mirror = () => join(createFolder(), 'mirror.git')

test('a mirror is taken once, and given back', () => {
  const path = mirror()
  const unlock = lockMirror(path, HOUR)
  expect(readFileSync(`${path}.lock`, 'utf8')).toBe(String(process.pid))
  expect(() => lockMirror(path, HOUR)).toThrow(IN_USE)
  unlock()
  expect(existsSync(`${path}.lock`)).toBe(false)
  lockMirror(path, HOUR)()
})

test.each([
  ['another process that runs', String(process.ppid)],
  ['one that is writing its number', ''],
])('the lock of %s holds', (_, text) => {
  const path = mirror()
  writeFileSync(`${path}.lock`, text)
  expect(() => lockMirror(path, HOUR)).toThrow(IN_USE)
  expect(readFileSync(`${path}.lock`, 'utf8')).toBe(text)
})

test.each<[string, (lock: string) => void]>([
  ['a process that is gone', (lock) => writeFileSync(lock, NO_PROCESS)],
  ['an earlier process with the same number', (lock) => writeFileSync(lock, String(process.pid))],
  ['nothing that writes numbers', (lock) => writeFileSync(lock, 'x')],
  ['something else', (lock) => mkdirSync(lock)],
  [
    'a visit that took too long',
    (lock) => {
      writeFileSync(lock, String(process.ppid))
      const before = (Date.now() - 2 * HOUR) / 1_000
      utimesSync(lock, before, before)
    },
  ],
])('the lock of %s is taken over', (_, leave) => {
  const path = mirror()
  leave(`${path}.lock`)
  const unlock = lockMirror(path, HOUR)
  expect(readFileSync(`${path}.lock`, 'utf8')).toBe(String(process.pid))
  unlock()
})
