/** Whether several regular expressions have a text in common: the product of their automata, within a bound of work. */

import type { Program } from './match.ts'
import type { Assertion } from './syntax.ts'

/** Work on one question; on the order of ten milliseconds. */
const MAX_WORK = 300_000
/** Only texts of these characters are looked for. */
const ASCII = 128

/** Where each program is before a character: the steps it may go on from. */
interface State {
  readonly at: readonly (readonly number[])[]
  readonly isStart: boolean
}

/**
 * Whether there may be a text of ASCII that each of the programs matches as a whole. False is certain; true is also
 * said where it takes too much work, and an assertion about the characters around it counts as one that holds.
 */
export function mayHaveCommonText(programs: readonly Program[]): boolean {
  const work = { left: MAX_WORK }
  const seen = new Set<string>()
  const open: State[] = [{ at: programs.map(() => [0]), isStart: true }]
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    if (work.left <= 0) return true
    const { at, isStart } = state
    const ends = programs.every((program, i) =>
      reached(program, at[i] ?? [], { isStart, isEnd: true }, work).some(
        (step) => program.steps[step]?.op === 'match',
      ),
    )
    if (ends) return true
    const threads = programs.map((program, i) =>
      reached(program, at[i] ?? [], { isStart, isEnd: false }, work).filter(
        (step) => program.steps[step]?.op === 'char',
      ),
    )
    if (threads.some(({ length }) => length === 0)) continue
    for (let code = 0; code < ASCII; code++) {
      const next = programs.map((program, i) => after(program, threads[i] ?? [], code, work))
      if (next.some(({ length }) => length === 0)) continue
      const key = next.map((steps) => steps.join()).join(';')
      if (seen.has(key)) continue
      seen.add(key)
      open.push({ at: next, isStart: false })
    }
  }
  return false
}

/** The steps behind those that take the character. */
function after(
  { steps }: Program,
  threads: readonly number[],
  code: number,
  work: { left: number },
): readonly number[] {
  work.left -= threads.length
  return threads
    .filter((at) => {
      const step = steps[at]
      return step?.op === 'char' && step.matches(code)
    })
    .map((at) => at + 1)
}

interface Place {
  readonly isStart: boolean
  readonly isEnd: boolean
}

/** What is reached from some steps without a character. */
function reached(
  { steps }: Program,
  from: readonly number[],
  place: Place,
  work: { left: number },
): readonly number[] {
  const found = new Set<number>()
  const open = [...from]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (found.has(at)) continue
    found.add(at)
    work.left--
    const step = steps[at]
    if (step?.op === 'jump') open.push(step.to)
    else if (step?.op === 'split') open.push(step.first, step.second)
    else if (step?.op === 'save' || (step?.op === 'assert' && mayHold(step.what, place))) open.push(at + 1)
  }
  return [...found].sort((a, b) => a - b)
}

function mayHold(what: Assertion, { isStart, isEnd }: Place): boolean {
  return what === 'start' ? isStart : what === 'end' ? isEnd : true
}
