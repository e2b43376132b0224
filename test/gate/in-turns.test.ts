import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inTurns, type Judge } from '../../src/gate/evaluate/judge.ts'

const judges: readonly Judge[] = Array.from({ length: 3 }, () => async () => undefined)

/** What is begun when the run of some numbers ends, and how it ends: each takes so many turns of the loop, negative ones fail. */
async function outcomeOf(all: readonly number[]) {
  const begun: number[] = []
  const ended = await inTurns(all, judges, async (each) => {
    begun.push(each)
    for (let i = 0; i < Math.abs(each); i++) await turn()
    if (each < 0) throw new Error(String(each))
    return each
  }).catch((error: Error) => error.message)
  return { begun, ended }
}

test('results are in the order of what is run', async () => {
  expect((await outcomeOf([9, 1, 5, 0, 3])).ended).toEqual([9, 1, 5, 0, 3])
  expect((await outcomeOf([])).ended).toEqual([])
})

test('of several that fail, the first in the list is thrown, whichever failed first', async () => {
  expect(await outcomeOf([5, -9, -1, 4])).toEqual({ begun: [5, -9, -1], ended: '-9' })
})
