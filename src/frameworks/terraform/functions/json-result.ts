/** Texts that functions make are looked into where they read as JSON, as those of templates are. */
import { madeWith, UNKNOWN_PART, type Unknown, type Value } from '../../../core/value.ts'
import { mapBranches } from '../../values/alternatives.ts'
import { provenanceOf } from '../../values/make.ts'
import type { Hole, Piece } from '../../values/pieces.ts'
import { MAY_BE_JSON, textOfPieces } from '../render.ts'
import type { Scope } from '../scope.ts'

/** The text as JSON, also where parts of it are not known; every other value as it is. */
export function asJson(value: Value, scope: Scope): Value {
  switch (value.kind) {
    case 'either':
      return mapBranches(value, (branch) => asJson(branch, scope), value.at)
    case 'scalar': {
      if (typeof value.value !== 'string' || !MAY_BE_JSON.test(value.value)) return value
      const piece = { text: value.value, range: value.at.range }
      return jsonOf([piece], value, scope)
    }
    case 'unknown':
      return jsonOf(piecesOf(value), value, scope)
    default:
      return value
  }
}

function jsonOf(pieces: readonly Piece[], value: Value, scope: Scope): Value {
  if (pieces.length === 0) return value
  const made = textOfPieces(pieces, { at: value.at, from: provenanceOf(value) }, scope)
  return made.kind === 'json' ? made : value
}

/** What is known of a text, with holes for what is not; nothing where that does not begin as JSON. */
function piecesOf({ because, at: { range } }: Unknown): readonly Piece[] {
  if (because.kind !== 'variable' && because.kind !== 'reference') return []
  const { within = '' } = because
  return MAY_BE_JSON.test(within) ? around(within, UNKNOWN_PART, { because: madeWith(because), range }) : []
}

/** A text with holes wherever it has another one. */
export function around(text: string, what: string, hole: Hole): readonly Piece[] {
  return text
    .split(what)
    .flatMap((part, index): readonly Piece[] => [
      ...(index === 0 ? [] : [hole]),
      ...(part === '' ? [] : [{ text: part, range: hole.range }]),
    ])
}
