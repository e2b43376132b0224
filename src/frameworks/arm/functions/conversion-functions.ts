/** Functions between types and encodings. */

import { madeWith, UNKNOWN_PART, type Value } from '../../../core/value.ts'
import type { CallSite } from '../../values/builtin.ts'
import { provenanceOf, unknown } from '../../values/make.ts'
import { readJson, writeJson } from './json-value.ts'
import { computed, integerOf, type Rule, type Rules, stringOf, textOf } from './rule.ts'

type Args = readonly Value[]

/** A function of one text; undefined where the text is none of its kind. */
function onText(apply: (text: string) => string | undefined): Rule {
  return {
    takes: [1, 1],
    run: (args, site) => {
      const text = stringOf(args[0])
      const result = text === undefined ? undefined : apply(text)
      return result === undefined ? undefined : computed(result, args, site)
    },
  }
}

function toBase64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64')
}

function fromBase64(text: string): string | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined
  const decoded = Buffer.from(text, 'base64').toString('utf8')
  return decoded.includes('\uFFFD') ? undefined : decoded
}

function fromDataURI(text: string): string | undefined {
  const comma = text.indexOf(',')
  if (!text.startsWith('data:') || comma === -1) return undefined
  const data = text.slice(comma + 1)
  return text.slice(0, comma).endsWith(';base64') ? fromBase64(data) : decodeComponent(data)
}

/** As .NET does it: everything but letters, digits and `-_.~`. */
function encodeComponent(text: string): string | undefined {
  // A half of a surrogate pair has no encoding.
  if (/\p{Surrogate}/u.test(text)) return undefined
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function decodeComponent(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** Addresses that every library puts together alike. */
const PLAIN_ADDRESS = /^[\w.:/?&=-]*$/

function uri(args: Args, site: CallSite): Value | undefined {
  const [base, relative] = args.map(stringOf)
  if (base === undefined || relative === undefined) return undefined
  if (!/^https?:\/\//.test(base) || !PLAIN_ADDRESS.test(base) || !PLAIN_ADDRESS.test(relative))
    return undefined
  return URL.canParse(relative, base) ? computed(new URL(relative, base).href, args, site) : undefined
}

function json(args: Args, site: CallSite): Value | undefined {
  const [arg] = args
  if (arg?.kind === 'json') return arg.of
  if (arg?.kind !== 'unknown') return fromJSON(stringOf(arg), args, site)
  if (!('within' in arg.because) || arg.because.within === undefined) return unknown(arg.because, site.at)
  const { within, ...because } = arg.because
  const only = within.indexOf(UNKNOWN_PART) === within.lastIndexOf(UNKNOWN_PART)
  return readJson(within, site, { hole: { because, only } }) ?? unknown(madeWith(because, ''), site.at)
}

function fromJSON(text: string | undefined, args: Args, site: CallSite): Value | undefined {
  const from = args.map(provenanceOf).find((found) => found !== undefined)
  if (text === undefined) return undefined
  // Resource Manager takes single quotes too; without double ones they can be nothing else, and places stay.
  const json = /["\\]/.test(text) ? text : text.replaceAll("'", '"')
  return readJson(json, site, from === undefined ? {} : { from })
}

function base64ToJson(args: Args, site: CallSite): Value | undefined {
  return fromJSON(fromBase64(stringOf(args[0]) ?? '!'), args, site)
}

function string(args: Args, site: CallSite): Value | undefined {
  const [value] = args
  switch (value?.kind) {
    case 'unknown':
      return unknown(value.because, site.at)
    case 'json':
      return value
    case 'list':
    case 'mapping':
      return writeJson(value, site)
    default: {
      const text = textOf(value)
      return text === undefined ? undefined : computed(text, args, site)
    }
  }
}

function bool(args: Args, site: CallSite): Value | undefined {
  const [value] = args
  const number = integerOf(value)
  if (number !== undefined) return computed(number !== 0, args, site)
  const word = textOf(value)?.toLowerCase()
  return word === 'true' || word === 'false' ? computed(word === 'true', args, site) : undefined
}

/** The number that a text spells, if it has the form. */
function toNumber(form: RegExp): Rule {
  return {
    takes: [1, 1],
    run: (args, site) => {
      const [value] = args
      if (value?.kind === 'scalar' && typeof value.value === 'number') {
        return form.test(String(value.value)) ? computed(value.value, args, site) : undefined
      }
      const text = stringOf(value)
      return text !== undefined && form.test(text) ? computed(Number(text), args, site) : undefined
    },
  }
}

export const CONVERSION_FUNCTIONS: Rules = [
  ['base64', onText(toBase64)],
  ['base64ToString', onText(fromBase64)],
  ['base64ToJson', { run: base64ToJson, takes: [1, 1] }],
  ['dataUri', onText((text) => `data:text/plain;charset=utf8;base64,${toBase64(text)}`)],
  ['dataUriToString', onText(fromDataURI)],
  ['uri', { run: uri, takes: [2, 2] }],
  ['uriComponent', onText(encodeComponent)],
  ['uriComponentToString', onText(decodeComponent)],
  ['json', { run: json, takes: [1, 1], takesUnknown: true }],
  ['string', { run: string, takes: [1, 1], takesUnknown: true }],
  ['bool', { run: bool, takes: [1, 1] }],
  ['int', toNumber(/^-?\d{1,15}$/)],
  ['float', toNumber(/^-?\d{1,15}(?:\.\d{1,15})?$/)],
]
