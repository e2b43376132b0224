/** Reads a file of exceptions: what it accepts, and what is wrong in it, at its place. */
import { globError, matcherOf } from '../../config/glob/glob.ts'
import { pathMatcher } from '../../config/globs.ts'
import { PATH_RULES } from '../../config/path-rules.ts'
import { addDays, DATE } from '../../core/date.ts'
import { SourceFile } from '../../core/source.ts'
import { plainName } from '../../core/tenant-name.ts'
import { Faults } from '../../custom/faults.ts'
import { Nodes } from '../../custom/nodes.ts'
import type { Word } from '../../custom/syntax.ts'
import { parseJson } from '../../frameworks/json.ts'
import type { MappingNode, Node } from '../../frameworks/node.ts'
import { parseYaml } from '../../frameworks/yaml.ts'
import { type Exception, scopeOf } from './exception.ts'

/** What the file may be at most, in bytes. */
export const MAX_EXCEPTION_BYTES = 262_144
/** Entries that one file may have. */
export const MOST_EXCEPTIONS = 1_000
/** Owners of one entry. */
export const MOST_OWNERS = 20

export const EXCEPTION_KEYS = ['policy', 'path', 'resource', 'reason', 'owner', 'ticket', 'until'] as const

/**
 * A user, a team, a nested group, a role, or an e-mail address, as in CODEOWNERS:
 * https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners,
 * https://docs.gitlab.com/user/project/codeowners/reference
 */
export const OWNER = '^(?:@@?[\\w.-]+(?:/[\\w.-]+)*|[^\\s@<>"]+@[^\\s@<>"]+)$'

/** What entries are held to. */
export interface ExceptionRules {
  /** `2026-01-31` */
  readonly today: string
  /** How many days from today an entry may last; undefined without a limit. */
  readonly maxDays: number | undefined
  /** The policies that there are; undefined where names are not checked. */
  readonly policyIds: readonly string[] | undefined
}

export interface ReadExceptions {
  readonly entries: readonly Exception[]
  /** `path:line:column: what` */
  readonly faults: readonly string[]
}

/** Reads a file; JSON by its ending, else YAML. A file without any entry has none. */
export async function readExceptions(
  path: string,
  text: string,
  rules: ExceptionRules,
): Promise<ReadExceptions> {
  const file = new SourceFile(path, text)
  const faults = new Faults(file)
  const { root, problems } = path.endsWith('.json') ? parseJson(text) : await parseYaml(text)
  for (const { message, range } of problems) faults.add(range, message + hintFor(text, range.start))
  if (root === undefined || problems.length > 0) return { entries: [], faults: faults.lines }
  if (root.kind !== 'sequence') {
    faults.add(root.range, 'expected a list of exceptions')
    return { entries: [], faults: faults.lines }
  }
  if (root.items.length > MOST_EXCEPTIONS) faults.add(root.range, `at most ${MOST_EXCEPTIONS} exceptions`)
  const reading: Reading = { file, nodes: new Nodes(faults), faults, rules }
  const entries = root.items.slice(0, MOST_EXCEPTIONS).flatMap((node) => readEntry(node, reading) ?? [])
  onlyOnce(entries, faults)
  return { entries, faults: faults.lines }
}

/** YAML keeps `@` for itself, and most owners begin with it. */
function hintFor(text: string, at: number): string {
  return text[at] === '@' ? "; put the owner in quotes: owner: '@…'" : ''
}

interface Reading {
  readonly file: SourceFile
  readonly nodes: Nodes
  readonly faults: Faults
  readonly rules: ExceptionRules
}

function readEntry(node: Node, reading: Reading): Exception | undefined {
  const { nodes, file } = reading
  const mapping = nodes.mapping(node, 'exception')
  if (mapping === undefined) return undefined
  nodes.onlyKeys(mapping, EXCEPTION_KEYS, 'key')
  const wordAt = (key: string): Word | undefined => {
    const entry = mapping.entries.get(key)
    return entry && nodes.word(entry.value, key)
  }
  const policy = readPolicy(mapping, reading)
  const reason = nodes.text(mapping, 'reason', true)
  const owners = readOwners(mapping, reading)
  const [path, resource, until] = [wordAt('path'), wordAt('resource'), wordAt('until')]
  checkScope(mapping, path, resource, reading)
  checkUntil(mapping, until, reading)
  if (policy === undefined) return undefined
  return {
    policy,
    path: path?.text,
    resource: resource?.text,
    reason,
    owners,
    ticket: wordAt('ticket')?.text,
    until: until?.text,
    at: { file, range: mapping.range },
  }
}

/** Names of tenants are any text; what is written like an id is meant as one. */
const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/

function readPolicy(mapping: MappingNode, { nodes, faults, rules }: Reading): string | undefined {
  const entry = mapping.entries.get('policy')
  if (entry === undefined) {
    nodes.text(mapping, 'policy', true)
    return undefined
  }
  const word = nodes.word(entry.value, 'policy')
  if (word === undefined || word.text === '') return undefined
  const { text, range } = word
  const ids = rules.policyIds
  if (/[*?]/.test(text)) {
    faults.add(
      range,
      `policy: '${shorten(text)}' is not the name of one policy; globs are not supported here`,
    )
  } else if (ids !== undefined && ID.test(text) && !ids.includes(text)) {
    faults.unknown(range, 'policy', text, ids)
  }
  return text
}

function readOwners(mapping: MappingNode, { nodes, faults }: Reading): readonly string[] {
  const entry = mapping.entries.get('owner')
  if (entry === undefined) {
    nodes.text(mapping, 'owner', true)
    return []
  }
  const owners = nodes.words(entry.value, 'owner')
  const pattern = new RegExp(OWNER)
  for (const { text, range } of owners) {
    if (text !== '' && !pattern.test(text)) {
      faults.add(
        range,
        `owner: expected '@user', '@organization/team' or an e-mail address, got '${shorten(text)}'`,
      )
    }
  }
  if (owners.length > MOST_OWNERS) faults.add(entry.value.range, `owner: at most ${MOST_OWNERS}`)
  return owners.map(({ text }) => text)
}

/** An exception is for something: a policy that is to hold nowhere is turned off in the configuration. */
function checkScope(
  mapping: MappingNode,
  path: Word | undefined,
  resource: Word | undefined,
  { faults }: Reading,
): void {
  if (path !== undefined) checkGlob('path', path, PATH_RULES, faults)
  if (resource !== undefined) checkGlob('resource', resource, NOT_NEGATED, faults)
  if (path === undefined && resource === undefined) {
    faults.add(startOf(mapping), "an exception needs 'path' or 'resource'")
    return
  }
  const isAll =
    (path === undefined || ANY_PATH.every(pathMatcher([path.text]))) &&
    (resource === undefined || isEveryName(matcherOf([resource.text], { isName: true })))
  if (!isAll) return
  const what = path === undefined ? 'every resource' : 'every file'
  faults.add(
    (path ?? resource ?? { range: mapping.range }).range,
    `an exception to a policy for ${what}; to turn a policy off, use "policies" in the configuration`,
  )
}

const NOT_NEGATED = [[/^[^!]/, 'must not be negated: no leading "!"']] as const

/** What nothing but a glob for every template matches all of. */
const ANY_PATH = ['a.tf', 'Zz9_.json', '.q/0-é.yaml', 'x/Y/z/1.yml']
/** Names of resources as CloudFormation, Terraform and ARM have them: `*.*` is every one of Terraform. */
const ANY_NAMES = [
  ['a', 'Zz9'],
  ['aws_a.b', 'azurerm_q.Z_9["k"]', 'google_x.y[0]', 'module.x["1"].acme_k.l', 'data.aws_a.b'],
  ['a', 'Zz9_', '0-b.w', 'x/Y'],
]

function isEveryName(matches: (name: string) => boolean): boolean {
  return ANY_NAMES.some((names) => names.every(matches))
}

function checkGlob(
  key: string,
  { text, range }: Word,
  rules: readonly (readonly [RegExp, string])[],
  faults: Faults,
): void {
  const broken = rules.find(([pattern]) => !pattern.test(text))
  const message = broken?.[1] ?? globError(text)
  if (message !== undefined) faults.add(range, `${key}: ${message}, got '${shorten(text)}'`)
}

function checkUntil(mapping: MappingNode, until: Word | undefined, { faults, rules }: Reading): void {
  const { maxDays, today } = rules
  if (until === undefined) {
    if (maxDays === undefined || mapping.entries.has('until')) return
    faults.add(
      startOf(mapping),
      `missing 'until': an exception lasts at most ${maxDays} days ("maxExceptionDays")`,
    )
  } else if (!DATE.test(until.text)) {
    faults.add(until.range, `until: '${shorten(until.text)}' is not a date (expected YYYY-MM-DD)`)
  } else if (maxDays !== undefined && until.text > addDays(today, maxDays)) {
    faults.add(
      until.range,
      `until: ${until.text} is more than ${maxDays} days from today ("maxExceptionDays"); at most ${addDays(today, maxDays)}`,
    )
  }
}

function onlyOnce(entries: readonly Exception[], faults: Faults): void {
  const first = new Map<string, Exception>()
  for (const each of entries) {
    const key = scopeOf({ ...each, policy: plainName(each.policy) })
    const earlier = first.get(key)
    if (earlier === undefined) first.set(key, each)
    else {
      const { file, range } = earlier.at
      faults.add(each.at.range, `the same exception as in line ${file.position(range.start).line}`)
    }
  }
}

function startOf({ range: { start } }: MappingNode): { readonly start: number; readonly end: number } {
  return { start, end: start }
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
