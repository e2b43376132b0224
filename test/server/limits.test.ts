import { describe, expect, test } from 'vitest'
import { createRateLimit, createRoom } from '../../src/server/limits.ts'

describe('a rate', () => {
  test('is a burst, and what comes back', () => {
    let now = 0
    const limit = createRateLimit(2, 0.5, () => now)
    expect([limit.take('a'), limit.take('a'), limit.take('a'), limit.take('b')]).toEqual([
      undefined,
      undefined,
      2,
      undefined,
    ])
    now = 1_000
    expect(limit.take('a')).toBe(1)
    now = 2_000
    expect([limit.waitFor('a'), limit.waitFor('a'), limit.take('a'), limit.take('a')]).toEqual([
      undefined,
      undefined,
      undefined,
      2,
    ])
    now = 3_600_000
    expect([limit.take('a'), limit.take('a'), limit.take('a')]).toEqual([undefined, undefined, 2])
  })

  test('remembers ten thousand names', () => {
    const limit = createRateLimit(1, 0.001, () => 0)
    limit.take('first')
    expect(limit.waitFor('first')).toBe(1_000)
    for (let i = 0; i < 10_000; i++) limit.take(String(i))
    expect(limit.waitFor('first')).toBeUndefined()
  })
})

test('room is given back once', () => {
  const room = createRoom(2, 100)
  const first = room.enter(60)
  expect(room.enter(50)).toBeUndefined()
  const second = room.enter(40)
  expect(room.enter(0)).toBeUndefined()
  first?.()
  first?.()
  expect(room.count).toBe(1)
  expect(room.enter(60)).toBeDefined()
  second?.()
})
