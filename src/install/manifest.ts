/** The consumer's package.json: a `prepare` script that installs the hooks in every clone. */
import { type Member, membersOf } from './json-members.ts'

/** @param program that runs it: `node`, or `bun` on a machine that has nothing else */
const installCommand = (program: string): string =>
  `${program} -e "import('mvc-gate/install').catch(e=>{if(e.code!=='ERR_MODULE_NOT_FOUND')throw e})"`

/**
 * Runs on every plain install in a clone. It survives installs without development dependencies, where the
 * package is missing, and needs no shell beyond what npm has on every system.
 */
export const PREPARE_COMMAND = installCommand('node')

/** The command where Bun runs this program: `bun install` brings no `node` for scripts. */
const BUN_COMMAND = installCommand('bun')

/** What init needs from a package.json. */
export interface Manifest {
  /** Such as `yarn@4.18.0`. */
  readonly packageManager: string
  /** The scripts that an install in a clone runs. */
  readonly installScripts: readonly string[]
  readonly dependsOnHusky: boolean
  /** The tools that are configured in it. */
  readonly configures: readonly string[]
}

type JsonObject = Readonly<Record<string, unknown>>

/** @throws SyntaxError if the text is not JSON, TypeError if it is not an object */
export function readManifest(text: string): Manifest {
  const manifest = parseObject(text)
  const { prepare, postinstall } = objectIn(manifest, 'scripts')
  const { packageManager } = manifest
  return {
    packageManager: typeof packageManager === 'string' ? packageManager : '',
    installScripts: [prepare, postinstall].filter((script) => typeof script === 'string'),
    dependsOnHusky: ['dependencies', 'devDependencies'].some((key) =>
      Object.hasOwn(objectIn(manifest, key), 'husky'),
    ),
    configures: Object.keys(manifest),
  }
}

/** The scripts that an install in a clone runs; Yarn from version 2 on runs `postinstall` alone of them. */
export type InstallScript = 'prepare' | 'postinstall'

/** The text with the command that brings the hooks in a script that an install runs. */
export function withInstallCommand(text: string, script: InstallScript): string {
  const isThere = readManifest(text).installScripts.some((each) => each.includes('mvc-gate/install'))
  const command = 'bun' in process.versions ? BUN_COMMAND : PREPARE_COMMAND
  return isThere ? text : withScript(text, script, command)
}

/** The text with a command in a script, after what is there; everything else stays exactly as it is. */
export function withScript(text: string, name: InstallScript, command: string): string {
  const manifest = parseObject(text)
  const scripts = objectIn(manifest, 'scripts')
  const there = scripts[name]
  const existing = typeof there === 'string' ? there.trim() : ''
  const script = existing === '' ? command : `${existing} && ${command}`
  const wanted = { ...manifest, scripts: { ...scripts, [name]: script } }
  const edited = editScript(text, name, script)
  return edited !== undefined && holds(edited, wanted) ? edited : reformat(text, wanted)
}

/** The text without the command that brings the hooks: what `withInstallCommand` made this text of, where it did. */
export function withoutInstallCommand(text: string): string {
  const names: readonly InstallScript[] = ['prepare', 'postinstall']
  const commands = [PREPARE_COMMAND, BUN_COMMAND]
  return names.reduce(
    (left, name) => commands.reduce((rest, each) => withoutCommandIn(rest, name, each), left),
    text,
  )
}

function withoutCommandIn(text: string, name: InstallScript, command: string): string {
  const top = membersOf(text, text.indexOf('{'))
  const scripts = top.findLast((member) => member.key === 'scripts')
  if (scripts === undefined || text[scripts.start] !== '{') return text
  const members = membersOf(text, scripts.start)
  const script = members.findLast((member) => member.key === name)
  if (script === undefined) return text
  const written: unknown = JSON.parse(text.slice(script.start, script.end))
  if (typeof written !== 'string' || !written.includes(command)) return text
  const kept = written.replace(` && ${command}`, '').replace(command, '').trim()
  if (kept !== '') return text.slice(0, script.start) + JSON.stringify(kept) + text.slice(script.end)
  const candidates = [
    withoutMember(text, members, script),
    withoutMember(text, top, scripts),
    `${text.slice(0, scripts.start)}{}${text.slice(scripts.end)}`,
  ].filter((each) => each !== undefined)
  return candidates.find((each) => withScript(each, name, command) === text) ?? candidates[0] ?? text
}

/** The text without the last member of an object and the comma before it; undefined for others. */
function withoutMember(text: string, members: readonly Member[], member: Member): string | undefined {
  const before = members.at(-2)
  return members.at(-1) === member && before !== undefined
    ? text.slice(0, before.end) + text.slice(member.end)
    : undefined
}

/** Replaces or inserts the one member, written like its neighbors; undefined where there is none to go by. */
function editScript(text: string, name: InstallScript, script: string): string | undefined {
  const top = membersOf(text, text.indexOf('{'))
  const scripts = top.findLast((member) => member.key === 'scripts')
  const written = JSON.stringify(script)
  const last = top.at(-1)
  if (scripts === undefined) {
    if (last === undefined) return undefined
    const value = objectOf(last, name, written)
    return insert(text, last.end, `,${last.space}"scripts"${last.colon}${value}`)
  }
  const members = text[scripts.start] === '{' ? membersOf(text, scripts.start) : []
  const there = members.findLast((member) => member.key === name)
  if (there !== undefined) return text.slice(0, there.start) + written + text.slice(there.end)
  const neighbor = members.at(-1)
  if (neighbor !== undefined) {
    return insert(text, neighbor.end, `,${neighbor.space}"${name}"${neighbor.colon}${written}`)
  }
  return text.slice(0, scripts.start) + objectOf(scripts, name, written) + text.slice(scripts.end)
}

/** An object with one script, as the value of a member of the top level like the given one. */
function objectOf({ space, colon }: Member, name: InstallScript, written: string): string {
  const line = space.lastIndexOf('\n')
  const deeper = line === -1 ? space : space + space.slice(line + 1)
  return `{${deeper}"${name}"${colon}${written}${space}}`
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
