/** One process at a time changes a mirror. */
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { GateError, messageOf } from '../core/errors.ts'
import { isMissing } from '../git/disk-snapshot.ts'

/**
 * Takes a mirror for this process; what a process that is gone has left is taken over.
 * @param path the folder of the mirror
 * @param longest milliseconds that a visit takes at most: an older lock is left over, whoever has its number by now
 * @returns gives it back
 * @throws GateError `unavailable` while another process has it
 */
export function lockMirror(path: string, longest: number): () => void {
  const lock = `${path}.lock`
  if (!take(lock)) {
    const state = stateOf(lock, longest)
    if (state === 'held') throw inUse()
    // Where it was gone, there may be that of another process by now.
    if (state === 'left') rmSync(lock, { recursive: true, force: true })
    if (!take(lock)) throw inUse()
  }
  own.add(lock)
  return () => {
    own.delete(lock)
    rmSync(lock, { force: true })
  }
}

/** A process that was started again, as in a container, may have the number of the one that left a lock. */
const own = new Set<string>()

function inUse(): GateError {
  return new GateError('unavailable', 'another process is fetching this repository')
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw new GateError('io', `cannot write '${lock}': ${messageOf(error)}`)
  }
}

/** How much longer than a visit a lock may stay. */
const GRACE = 60_000
/** A lock without a number is one that is being written. */
const WRITING = 5_000

/** What a lock is that could not be taken: held, left over, or given back in the meantime. */
function stateOf(lock: string, longest: number): 'held' | 'left' | 'gone' {
  if (own.has(lock)) return 'held'
  try {
    const age = Date.now() - statSync(lock).mtimeMs
    if (age > longest + GRACE) return 'left'
    const text = readFileSync(lock, 'utf8')
    const isHeld = text === '' ? age < WRITING : Number(text) !== process.pid && isRunning(Number(text))
    return isHeld ? 'held' : 'left'
  } catch (error) {
    return isMissing(error) ? 'gone' : 'left'
  }
}

function isRunning(pid: number): boolean {
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Of another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
