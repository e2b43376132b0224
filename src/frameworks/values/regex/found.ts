/** Whether a regular expression is found in a text, without where: all ways to match are followed at once, as in `match.ts`. */
import { assertionHolds, MAX_WORK, type Program } from './match.ts'

/**
 * Whether there is a match, in time linear in the text; undefined when it takes too much work.
 * @param spend takes how much work it was: how often a step of the program was looked at
 */
export function isFound(
  program: Program,
  text: string,
  spend: (work: number) => void = () => {},
): boolean | undefined {
  const search: Search = { program, text, seenAt: new Int32Array(program.steps.length).fill(-1), work: 0 }
  const isThere = runOver(search)
  spend(search.work)
  return isThere
}

function runOver(search: Search): boolean | undefined {
  const { program, text } = search
  let starts: readonly number[] = [0]
  for (let at = 0; ; ) {
    const reached = follow(starts, at, search)
    if (reached === undefined) return true
    if (search.work > MAX_WORK) return undefined
    const code = text.codePointAt(at)
    if (code === undefined) return false
    // A match may begin at every character.
    const next = [0]
    for (const step of reached) {
      const instruction = program.steps[step]
      if (instruction?.op === 'char' && instruction.matches(code)) next.push(step + 1)
    }
    starts = next
    at += code > 0xffff ? 2 : 1
  }
}

interface Search {
  readonly program: Program
  readonly text: string
  /** For each step where in the text it was reached last. */
  readonly seenAt: Int32Array
  work: number
}

/** The steps that take a character; undefined where one of the ways is a match. */
function follow(starts: readonly number[], at: number, search: Search): readonly number[] | undefined {
  const { program, text, seenAt } = search
  const reached: number[] = []
  const open = [...starts]
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    if (seenAt[step] === at) continue
    seenAt[step] = at
    search.work++
    const instruction = program.steps[step]
    switch (instruction?.op) {
      case 'match':
        return undefined
      case 'jump':
        open.push(instruction.to)
        break
      case 'split':
        open.push(instruction.second, instruction.first)
        break
      case 'save':
        open.push(step + 1)
        break
      case 'assert':
        if (assertionHolds(instruction.what, text, at)) open.push(step + 1)
        break
      case 'char':
        reached.push(step)
    }
  }
  return reached
}
