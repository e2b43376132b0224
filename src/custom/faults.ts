/** What is wrong in a policy file, at its places. */
import { GateError } from '../core/errors.ts'
import type { Range, SourceFile } from '../core/source.ts'
import { didYouMean } from '../core/suggest.ts'

/** Further ones would say the same. */
const MOST_FAULTS = 50

/** Collects what is wrong in one file. */
export class Faults {
  readonly #lines: string[] = []
  readonly #file: SourceFile

  constructor(file: SourceFile) {
    this.#file = file
  }

  add({ start }: Range, message: string): void {
    if (this.#lines.length === MOST_FAULTS) return
    const { line, column } = this.#file.position(start)
    const text = `${this.#file.path}:${line}:${column}: ${message}`
    // What a fix follows from is read twice.
    if (!this.#lines.includes(text)) this.#lines.push(text)
  }

  /** A word that is not known, with those that it may stand for. */
  unknown(range: Range, what: string, word: string, known: readonly string[]): void {
    const question = didYouMean(word, known)
    this.add(range, `unknown ${what} '${shorten(word)}'${question === undefined ? '' : `; ${question}`}`)
  }

  /** `path:line:column: what` */
  get lines(): readonly string[] {
    return this.#lines
  }
}

function shorten(word: string): string {
  return word.length > 60 ? `${word.slice(0, 60)}…` : word
}

/** @param what has the faults, where there are several. @throws GateError `config` where there is one */
export function throwFaults(lines: readonly string[], what = 'policy files'): void {
  const [only, ...more] = lines
  if (only === undefined) return
  if (more.length === 0) throw new GateError('config', only)
  throw new GateError('config', `${what}: ${lines.length} errors`, { details: lines })
}
