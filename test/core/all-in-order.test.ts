import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { allInOrder } from '../../src/core/all-in-order.ts'

const slow = async <T>(value: T): Promise<T> => {
  await turn()
  return value
}
const fails = (message: string) => Promise.reject(new Error(message))
const slowlyFails = async (message: string) => {
  await turn()
  return fails(message)
}

test('gives what all of them give, in their order', async () => {
  expect(await allInOrder([slow('a'), Promise.resolve('b')])).toEqual(['a', 'b'])
  expect(await allInOrder([])).toEqual([])
})

test('of several that fail, the first in the list is thrown', async () => {
  await expect(allInOrder([slow('a'), slowlyFails('b'), fails('c')])).rejects.toThrow('b')
  await expect(allInOrder([fails('a'), slowlyFails('b')])).rejects.toThrow('a')
})

test('waits for those that are still at work when one fails', async () => {
  let isDone = false
  const last = slow('b').then(() => {
    isDone = true
  })
  await expect(allInOrder([fails('a'), last])).rejects.toThrow('a')
  expect(isDone).toBe(true)
})
