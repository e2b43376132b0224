import { expect, it } from 'vitest'
import { isSameRepository } from '../../src/git/remotes.ts'

it.each([
  ['/srv/git/a.git', '/srv/git/a.git'],
  ['https://host/o/r.git', 'git@host:o/r'],
  ['https://host/o/r', 'ssh://git@host/o/r.git'],
  ['https://user:token@HOST/o/r/', 'https://host/o/r.git'],
  ['git://host/o/r.git', 'https://host/o/r.git'],
])('%s and %s are the same repository', (a, b) => {
  expect([isSameRepository(a, b), isSameRepository(b, a)]).toEqual([true, true])
})

it.each([
  ['/srv/git/a.git', '/srv/git/a'],
  ['https://host/o/r.git', 'https://host/o/s.git'],
  ['https://host/o/r.git', 'https://other/o/r.git'],
  ['https://host/o/r.git', 'https://host:8443/o/r.git'],
  ['https://host/~me/r', 'ssh://me@host/~me/r'],
  ['alice@host:r', 'bob@host:r'],
  ['https://host/', 'git@host:'],
  ['file:///o/r', 'https://host/o/r'],
  ['C:/o/r', 'ssh://C/o/r'],
  ['', 'https://'],
])('%s and %s may differ', (a, b) => {
  expect([isSameRepository(a, b), isSameRepository(b, a)]).toEqual([false, false])
})
