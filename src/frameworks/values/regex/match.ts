/**
 * Finds regular expressions in texts in time linear in the text, whatever the expression: all ways to match are
 * followed at once, in the order of their preference, as in Go.
 */
import { type Assertion, parseRegex, type Regex } from './syntax.ts'

type Step =
  | { readonly op: 'char'; readonly matches: (codePoint: number) => boolean }
  /** Both ways, the first one preferred. */
  | { readonly op: 'split'; first: number; second: number }
  | { readonly op: 'jump'; to: number }
  | { readonly op: 'save'; readonly slot: number }
  | { readonly op: 'assert'; readonly what: Assertion }
  | { readonly op: 'match' }

export interface Program {
  readonly steps: readonly Step[]
  /** The names of the groups, in their order; undefined for one without. */
  readonly groups: readonly (string | undefined)[]
}

/** One match: where the whole and each group start and end, in UTF-16 units; undefined for a group left out. */
export interface Match {
  readonly start: number
  readonly end: number
  readonly groups: readonly (readonly [start: number, end: number] | undefined)[]
}

/** Repeats are written out. */
const MAX_PROGRAM = 5_000
/** Work on one call; on the order of ten milliseconds. */
export const MAX_WORK = 1_000_000

/** Compiles a pattern; undefined where it is not understood, or too large. */
export function compileRegex(pattern: string): Program | undefined {
  const parsed = parseRegex(pattern)
  if (parsed === undefined) return undefined
  const steps: Step[] = [{ op: 'save', slot: 0 }]
  if (!emit(parsed.root, steps)) return undefined
  steps.push({ op: 'save', slot: 1 }, { op: 'match' })
  return { steps, groups: parsed.groups }
}

/** Adds the steps of a tree; false when they become too many. */
function emit(node: Regex, steps: Step[]): boolean {
  if (steps.length > MAX_PROGRAM) return false
  switch (node.kind) {
    case 'char':
      steps.push({ op: 'char', matches: node.matches })
      return true
    case 'assert':
      steps.push({ op: 'assert', what: node.what })
      return true
    case 'sequence':
      return node.items.every((item) => emit(item, steps))
    case 'choice':
      return emitChoice(node.items, steps)
    case 'group': {
      steps.push({ op: 'save', slot: 2 * node.index })
      const isSmall = emit(node.inner, steps)
      steps.push({ op: 'save', slot: 2 * node.index + 1 })
      return isSmall
    }
    case 'repeat':
      return emitRepeat(node, steps)
  }
}

function emitChoice(items: readonly Regex[], steps: Step[]): boolean {
  const jumps: { op: 'jump'; to: number }[] = []
  for (const [index, item] of items.entries()) {
    if (index === items.length - 1) {
      if (!emit(item, steps)) return false
      continue
    }
    const split = { op: 'split' as const, first: steps.length + 1, second: 0 }
    steps.push(split)
    if (!emit(item, steps)) return false
    const jump = { op: 'jump' as const, to: 0 }
    steps.push(jump)
    jumps.push(jump)
    split.second = steps.length
  }
  for (const jump of jumps) jump.to = steps.length
  return true
}

function emitRepeat(
  { inner, least, most, greedy }: Extract<Regex, { kind: 'repeat' }>,
  steps: Step[],
): boolean {
  for (let count = 0; count < least; count++) if (!emit(inner, steps)) return false
  const optional = (): { leave: (to: number) => void } => {
    const next = steps.length + 1
    const split = { op: 'split' as const, first: next, second: next }
    steps.push(split)
    return {
      leave(to) {
        if (greedy) split.second = to
        else split.first = to
      },
    }
  }
  if (most === Number.POSITIVE_INFINITY) {
    const start = steps.length
    const split = optional()
    if (!emit(inner, steps)) return false
    steps.push({ op: 'jump', to: start })
    split.leave(steps.length)
    return true
  }
  const splits: { leave: (to: number) => void }[] = []
  for (let count = least; count < most; count++) {
    splits.push(optional())
    if (!emit(inner, steps)) return false
  }
  for (const split of splits) split.leave(steps.length)
  return true
}

/** A place in the program that is reached, and the slots that were saved on the way. */
interface Thread {
  readonly step: number
  readonly slots: readonly number[]
}

interface Search {
  readonly program: Program
  readonly text: string
  work: number
}

/** What a search costs at most, in steps of an evaluation. */
export function costOf({ steps }: Program, text: string): number {
  return Math.min(MAX_WORK, (text.length + 1) * steps.length) >> 2
}

/** Finds every match, or as many as are wanted; undefined when it takes too much work. */
export function findMatches(program: Program, text: string, most = Infinity): readonly Match[] | undefined {
  const search: Search = { program, text, work: 0 }
  const matches: Match[] = []
  let lastEnd = -1
  for (let at = 0; at <= text.length && matches.length < most; ) {
    const match = findFrom(at, search)
    if (search.work > MAX_WORK) return undefined
    if (match === undefined) break
    const isEmpty = match.start === match.end
    // An empty match beside the one before it is none.
    if (!isEmpty || match.start !== lastEnd) matches.push(match)
    lastEnd = match.end
    at = isEmpty ? match.end + charLength(text, match.end) : match.end
  }
  return matches
}

function charLength(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

function findFrom(start: number, search: Search): Match | undefined {
  const { program, text } = search
  let threads: readonly Thread[] = []
  let found: readonly number[] | undefined
  for (let at = start; ; at += charLength(text, at)) {
    const seen = new Set<number>()
    const reached: Thread[] = []
    for (const thread of threads) follow(thread, at, seen, reached, search)
    if (found === undefined) follow({ step: 0, slots: [] }, at, seen, reached, search)
    if (search.work > MAX_WORK) return undefined
    const code = text.codePointAt(at)
    const next: Thread[] = []
    for (const { step, slots } of reached) {
      const instruction = program.steps[step]
      if (instruction?.op === 'match') {
        found = slots
        // What comes after is preferred less.
        break
      }
      if (instruction?.op === 'char' && code !== undefined && instruction.matches(code)) {
        next.push({ step: step + 1, slots })
      }
    }
    threads = next
    if (code === undefined || (threads.length === 0 && found !== undefined)) break
  }
  return found && toMatch(found, program)
}

/** Goes on from a thread up to the steps that take a character, the preferred ones first. */
function follow(thread: Thread, at: number, seen: Set<number>, reached: Thread[], search: Search): void {
  const open: Thread[] = [thread]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { step, slots } = next
    if (seen.has(step)) continue
    seen.add(step)
    search.work += 1 + (slots.length >> 3)
    const instruction = search.program.steps[step]
    switch (instruction?.op) {
      case 'jump':
        open.push({ step: instruction.to, slots })
        break
      case 'split':
        open.push({ step: instruction.second, slots }, { step: instruction.first, slots })
        break
      case 'save': {
        const saved = [...slots]
        saved[instruction.slot] = at
        open.push({ step: step + 1, slots: saved })
        break
      }
      case 'assert':
        if (assertionHolds(instruction.what, search.text, at)) open.push({ step: step + 1, slots })
        break
      default:
        reached.push(next)
    }
  }
}

/** Whether an assertion holds at a place of the text. */
export function assertionHolds(what: Assertion, text: string, at: number): boolean {
  switch (what) {
    case 'start':
      return at === 0
    case 'end':
      return at === text.length
    case 'line start':
      return at === 0 || text[at - 1] === '\n'
    case 'line end':
      return at === text.length || text[at] === '\n'
    case 'boundary':
      return isWord(text[at - 1]) !== isWord(text[at])
    case 'no boundary':
      return isWord(text[at - 1]) === isWord(text[at])
  }
}

function isWord(char: string | undefined): boolean {
  return char !== undefined && /\w/.test(char)
}

function toMatch(slots: readonly number[], { groups }: Program): Match {
  const span = (index: number): readonly [number, number] | undefined => {
    const [start, end] = [slots[2 * index], slots[2 * index + 1]]
    return start === undefined || end === undefined ? undefined : [start, end]
  }
  const [start, end] = span(0) ?? [0, 0]
  return { start, end, groups: groups.map((_, index) => span(index + 1)) }
}
