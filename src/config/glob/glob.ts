/**
 * Matching of globs in time that grows with the text only, whatever the glob: a configuration comes with the branch that is
 * checked. All states that a text may be in are followed at once, and the sets of them are remembered (a lazy DFA).
 */
import { GateError } from '../../core/errors.ts'
import { type GlobOptions, type Program, toProgram } from './program.ts'
import { readGlob } from './syntax.ts'

export type { GlobOptions } from './program.ts'

/** States that are entered while a list of globs is matched: some seconds. Remembered sets cost nothing. */
const MAX_WORK = 20_000_000

/** Sets of states that are remembered; a hostile list of globs has more, and starts over. */
const MAX_SETS = 2_000

/** Why a text is not a glob; undefined for one that is. */
export function globError(glob: string): string | undefined {
  const read = readGlob(glob)
  return 'error' in read ? read.error : undefined
}

/**
 * Whether a text matches one of the globs.
 * @param globs valid ones; others match nothing
 * @returns a function that throws a GateError `config` for so many globs of so many stars that matching them would take minutes
 */
export function matcherOf(globs: readonly string[], options: GlobOptions = {}): (text: string) => boolean {
  const pieces = globs.map(readGlob).flatMap((read) => ('globs' in read ? read.globs : []))
  let automaton: Automaton | undefined
  return (text) => {
    automaton ??= new Automaton(toProgram(pieces, options), globs, options.budget ?? { left: MAX_WORK })
    return automaton.matches(text)
  }
}

/** What a text may be at: states that take a character. */
interface StateSet {
  readonly states: readonly number[]
  readonly isEnd: boolean
  readonly next: Map<number, StateSet>
}

class Automaton {
  readonly #program: Program
  #sets = new Map<string, StateSet>()
  #start: StateSet
  readonly #globs: readonly string[]
  readonly #budget: { left: number }

  constructor(program: Program, globs: readonly string[], budget: { left: number }) {
    this.#program = program
    this.#globs = globs
    this.#budget = budget
    this.#start = this.#setOf(program.starts)
  }

  matches(text: string): boolean {
    let current = this.#start
    for (let i = 0; i < text.length; i++) {
      if (current.states.length === 0) return false
      const unit = text.charCodeAt(i)
      let next = current.next.get(unit)
      if (next === undefined) {
        next = this.#step(current, unit)
        current.next.set(unit, next)
      }
      current = next
    }
    return current.isEnd
  }

  #step({ states }: StateSet, unit: number): StateSet {
    const entered: number[] = []
    for (const id of states) {
      const state = this.#program.states[id]
      if (state?.takes?.(unit)) entered.push(...state.next)
    }
    return this.#setOf(entered)
  }

  /** With the states that are entered without a character. */
  #setOf(entered: readonly number[]): StateSet {
    const { states, end } = this.#program
    const seen = new Set(entered)
    // A set grows while it is walked.
    for (const id of seen) {
      const state = states[id]
      if (state?.takes === undefined) for (const each of state?.next ?? []) seen.add(each)
    }
    this.#budget.left -= seen.size
    if (this.#budget.left < 0) throw tooComplex(this.#globs)
    const taking = [...seen].filter((id) => states[id]?.takes !== undefined).sort((a, b) => a - b)
    const key = `${seen.has(end)} ${taking.join(' ')}`
    const known = this.#sets.get(key)
    if (known !== undefined) return known
    if (this.#sets.size >= MAX_SETS) {
      this.#sets = new Map()
      this.#start?.next.clear()
    }
    const made: StateSet = { states: taking, isEnd: seen.has(end), next: new Map() }
    this.#sets.set(key, made)
    return made
  }
}

function tooComplex(globs: readonly string[]): GateError {
  const few = globs.slice(0, 2).map((glob) => `"${glob.slice(0, 60)}"`)
  return new GateError('config', `too many complex globs to match: ${few.join(', ')}, ...`, {
    hint: 'use fewer globs with several stars in one name',
  })
}
