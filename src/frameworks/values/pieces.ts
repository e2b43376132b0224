/** The pieces of texts that are put together. */
import type { Location, Range } from '../../core/source.ts'
import { type Provenance, UNKNOWN_PART, type UnknownCause, type Value } from '../../core/value.ts'
import type { TextMap } from '../text-map.ts'
import { scalar, unknown } from './make.ts'

/** A run of a text. */
export type Piece = TextPiece | Hole

export interface TextPiece {
  readonly text: string
  /** Where it comes from. */
  readonly range: Range
  /** Where its characters come from, where they are written out. */
  readonly map?: TextMap
  /** What it says, where it is known JSON, which may stand where a JSON value may stand. */
  readonly json?: Value
}

/** A part that is not a known text. */
export interface Hole {
  readonly because: UnknownCause
  readonly range: Range
  /** JSON with unknown parts, which may stand where a JSON value may stand. */
  readonly json?: Value
}

/** Where and how a text is made. */
export interface TextMaker {
  /** The whole text; its pieces stand in the same file. */
  readonly at: Location
  /** Where the first piece was written that was written elsewhere. */
  readonly from?: Provenance | undefined
  /** Whether there is room for a text of this length in characters; `computed` where it is not all written out. */
  readonly affords: (length: number, computed: boolean) => boolean
  /** Why a text with holes is not known. */
  readonly causeOf: (parts: readonly (string | Hole)[]) => UnknownCause
  /** What a known text stands for that only the deployment knows: a secret that it names. */
  readonly standsFor?: (text: string) => UnknownCause | undefined
  /** Whether the text is looked into where it begins like this. */
  readonly mayBeJson: RegExp
}

/** A text that is known, unless it stands for something else. */
export function knownText(
  text: string,
  { standsFor }: TextMaker,
  at: Location,
  from?: Provenance | undefined,
): Value {
  const because = standsFor?.(text)
  return because === undefined ? scalar(text, at, from) : unknown(because, at)
}

/** What is known of a text, with UNKNOWN_PART for each hole that says no more of itself. */
export function knownWords(parts: readonly (string | Hole)[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : wordsOf(part.because))).join('')
}

function wordsOf(because: UnknownCause): string {
  const within = because.kind === 'variable' || because.kind === 'reference' ? because.within : undefined
  return within || UNKNOWN_PART
}
