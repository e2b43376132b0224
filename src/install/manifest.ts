/** The consumer's package.json: a `prepare` script that brings the hooks into every clone. */
import { type Member, membersOf } from './json-members.ts'

/**
 * Runs on every plain install in a clone. It survives installs without development dependencies, where the
 * package is missing, and needs no shell beyond what npm has on every system.
 */
export const PREPARE_COMMAND =
  "node -e \"import('mvc-gate/install').catch(e=>{if(e.code!=='ERR_MODULE_NOT_FOUND')throw e})\""

/** What init has to know of a package.json. */
export interface Manifest {
  /** The scripts that an install in a clone runs. */
  readonly installScripts: readonly string[]
  readonly dependsOnHusky: boolean
}

type JsonObject = Readonly<Record<string, unknown>>

/** @throws SyntaxError when the text is no JSON, TypeError when it is no object */
export function readManifest(text: string): Manifest {
  const manifest = parseObject(text)
  const { prepare, postinstall } = objectIn(manifest, 'scripts')
  return {
    installScripts: [prepare, postinstall].filter((script) => typeof script === 'string'),
    dependsOnHusky: ['dependencies', 'devDependencies'].some((key) =>
      Object.hasOwn(objectIn(manifest, key), 'husky'),
    ),
  }
}

/** The text with the command in `prepare`, after what is there; everything else stays to the letter. */
export function withPrepare(text: string): string {
  const manifest = parseObject(text)
  const scripts = objectIn(manifest, 'scripts')
  const existing = typeof scripts.prepare === 'string' ? scripts.prepare.trim() : ''
  if (existing.includes('mvc-gate/install')) return text
  const prepare = existing === '' ? PREPARE_COMMAND : `${existing} && ${PREPARE_COMMAND}`
  const wanted = { ...manifest, scripts: { ...scripts, prepare } }
  const edited = editPrepare(text, prepare)
  return edited !== undefined && holds(edited, wanted) ? edited : reformat(text, wanted)
}

/** Replaces or inserts the one member, written like its neighbours; undefined where there is none to go by. */
function editPrepare(text: string, prepare: string): string | undefined {
  const top = membersOf(text, text.indexOf('{'))
  const scripts = top.findLast((member) => member.key === 'scripts')
  const written = JSON.stringify(prepare)
  const last = top.at(-1)
  if (scripts === undefined) {
    if (last === undefined) return undefined
    const value = objectOf(last, written)
    return insert(text, last.end, `,${last.space}"scripts"${last.colon}${value}`)
  }
  const members = text[scripts.start] === '{' ? membersOf(text, scripts.start) : []
  const there = members.findLast((member) => member.key === 'prepare')
  if (there !== undefined) return text.slice(0, there.start) + written + text.slice(there.end)
  const neighbour = members.at(-1)
  if (neighbour !== undefined) {
    return insert(text, neighbour.end, `,${neighbour.space}"prepare"${neighbour.colon}${written}`)
  }
  return text.slice(0, scripts.start) + objectOf(scripts, written) + text.slice(scripts.end)
}

/** An object with `prepare` alone, as the value of a member of the top level like the given one. */
function objectOf({ space, colon }: Member, written: string): string {
  const line = space.lastIndexOf('\n')
  const deeper = line === -1 ? space : space + space.slice(line + 1)
  return `{${deeper}"prepare"${colon}${written}${space}}`
}

function insert(text: string, at: number, addition: string): string {
  return text.slice(0, at) + addition + text.slice(at)
}

function holds(text: string, wanted: JsonObject): boolean {
  try {
    return JSON.stringify(parseObject(text)) === JSON.stringify(wanted)
  } catch {
    return false
  }
}

/** The whole anew; indentation and line ends stay as they are. */
function reformat(text: string, wanted: JsonObject): string {
  const indent = /^\uFEFF?[{]\r?\n([ \t]+)/.exec(text)?.[1] ?? '  '
  const start = text.startsWith('\uFEFF') ? '\uFEFF' : ''
  const end = text.endsWith('\n') ? '\n' : ''
  const json = start + JSON.stringify(wanted, null, indent) + end
  return json.replaceAll('\n', text.includes('\r\n') ? '\r\n' : '\n')
}

function parseObject(text: string): JsonObject {
  const parsed: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
  if (!isObject(parsed)) throw new TypeError('not an object')
  return parsed
}

function objectIn(manifest: JsonObject, key: string): JsonObject {
  const value = manifest[key]
  return isObject(value) ? value : {}
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
