/** Which settings a configuration makes weaker than another one did. */
import { isDeepStrictEqual } from 'node:util'
import { atLeast, SEVERITIES, type Severity } from '../core/policy-info.ts'
import { AUTO, type Config } from './keys.ts'
import { suppressedBy } from './only-exceptions.ts'

/** A setting that became weaker. */
export interface Weakening {
  readonly key: keyof Config
  /** What became weaker within it, such as a policy: the same from two configurations is the same weakening. */
  readonly item: string
  /** Raw text from the configuration in it. */
  readonly message: string
}

/** What weakened within a key: `[item, message]`. */
type Rule<K extends keyof Config> = (
  before: Config[K],
  after: Config[K],
) => readonly (readonly [item: string, message: string])[]

/** `include` and `exclude` mean files, `policies` the catalog, `policyFiles` policies; entries of `ignore` are suppressions. */
export type Setting = Exclude<keyof Config, 'include' | 'exclude' | 'policies' | 'policyFiles' | 'ignore'>

/** Packs that are gone, or stand in another order, in which another one wins. */
function packs(before: readonly string[], after: readonly string[]): ReturnType<Rule<'extends'>> {
  const removed = before.filter((each) => !after.includes(each))
  const isSameOrder = isDeepStrictEqual(
    before,
    after.filter((each) => before.includes(each)),
  )
  if (removed.length > 0) return removed.map((each) => [each, `removed "${each}"`] as const)
  return isSameOrder ? [] : [['', 'in another order'] as const]
}

/** Every other key is here, so that whoever adds one decides what makes it weaker. */
const RULES: { readonly [K in Setting]: Rule<K> } = {
  extends: packs,
  // Without a set, all that comes with the next version of the package counts.
  policySet: (before, after) => (after !== '' && (before === '' || after < before) ? was(before, after) : []),
  failOn: (before, after) => (atLeast(before, after) ? [] : was(before, after)),
  changes: (before, after) => (after === 'new' ? ifOther(before, after) : []),
  undecided: (before, after) => (after === 'report' ? ifOther(before, after) : []),
  unscannable: (before, after) => (after === 'warn' ? ifOther(before, after) : []),
  // The tenant decides, may decide, does not decide.
  mode: ordered(['inline', 'auto', 'offline']),
  onUnavailable: (before, after) => {
    const isWeaker = (['hook', 'ci'] as const).some((where) => {
      const rank = (value: Config['onUnavailable']) =>
        ['block', 'offline', 'warn'].indexOf(value === 'auto' ? AUTO.onUnavailable[where] : value)
      return rank(after) > rank(before)
    })
    return isWeaker ? was(before, after) : []
  },
  // Less time means that the tenant decides on fewer templates.
  timeoutSeconds: numbers('timeoutSeconds', (before, after) => after < before),
  verdictCacheMinutes: numbers('verdictCacheMinutes', (before, after) => after > before),
  maxFileBytes: (before, after) => (after < before ? was(before, after) : []),
  // What these are set to decides by whose policies, and with which values, a template is checked.
  environment: ifOther,
  tenantId: ifOther,
  parameters: entries,
  services: entries,
  // Another file has other exceptions.
  exceptions: ifOther,
  exceptionsFrom: (before, after) => (after === 'change' ? ifOther(before, after) : []),
  maxExceptionDays: (before, after) => {
    const days = (value: typeof after) => (value === 'unlimited' ? Number.POSITIVE_INFINITY : value)
    return days(after) > days(before) ? was(before, after) : []
  },
  suppressions: lessExceptions,
  concurrency: () => [],
  // No repository may set it.
  caFile: () => [],
}

/** Settings of a configuration that are weaker than in an earlier one, but for files, policies and suppressions. */
export function weakenedSettings(before: Config, after: Config): readonly Weakening[] {
  return (Object.keys(RULES) as Setting[]).flatMap((key) => weakenedSetting(key, before, after))
}

/** What is weaker than it was in one setting. */
export function weakenedSetting<K extends Setting>(
  key: K,
  before: Config,
  after: Config,
): readonly Weakening[] {
  const rule: Rule<K> = RULES[key]
  return rule(before[key], after[key]).map(([item, message]) => ({ key, item, message }))
}

/** The globs of a list that another one lacks. */
export function globsBeyond(list: readonly string[], other: readonly string[]): readonly string[] {
  return list.filter((glob) => !other.includes(glob))
}

/** What a configuration makes of policies: by id, or by a tenant's name that is not in the catalog. */
export type Grades = ReadonlyMap<string, 'off' | Severity>

/**
 * Policies that are turned off, or whose severity is lower than it was.
 * @param severityOf a policy's own severity, off for one that is off by default; undefined for a tenant's name
 */
export function weakenedPolicies(
  before: Grades,
  after: Grades,
  severityOf: (policy: string) => 'off' | Severity | undefined,
): readonly Weakening[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((policy) => {
    const own = severityOf(policy)
    const [old, now] = [before.get(policy) ?? own, after.get(policy) ?? own]
    if (now === undefined || old === 'off' || old === now) return []
    if (now !== 'off' && (old === undefined || atLeast(now, old))) return []
    const message = `${policy} is ${now}${old === undefined ? '' : ` (was ${old})`}`
    return [{ key: 'policies' as const, item: policy, message }]
  })
}

function was(before: unknown, after: unknown): readonly (readonly [string, string])[] {
  return [['', `${worded(after)} (was ${worded(before)})`]]
}

function ifOther(before: unknown, after: unknown): readonly (readonly [string, string])[] {
  return before === after ? [] : was(before, after)
}

function worded(value: unknown): string {
  return value === '' ? 'not set' : String(value)
}

function ordered<T>(fromStrict: readonly T[]): (before: T, after: T) => ReturnType<typeof was> {
  return (before, after) => (fromStrict.indexOf(after) > fromStrict.indexOf(before) ? was(before, after) : [])
}

/** @param isWeaker for numbers, in a hook or in CI */
function numbers<K extends 'timeoutSeconds' | 'verdictCacheMinutes'>(
  key: K,
  isWeaker: (before: number, after: number) => boolean,
): Rule<K> {
  const valueIn = (value: Config[K], where: 'hook' | 'ci'): number =>
    value === 'auto' ? AUTO[key][where] : value
  return (before, after) => {
    const everywhere = ['hook', 'ci'] as const
    const found = everywhere.some((where) => isWeaker(valueIn(before, where), valueIn(after, where)))
    return found ? was(before, after) : []
  }
}

/**
 * Severities and policies that more than an exception suppresses now. A policy without an entry is as its severity says,
 * which is not known here: it is named where that may be less.
 */
function lessExceptions(
  before: Config['suppressions'],
  after: Config['suppressions'],
): readonly (readonly [string, string])[] {
  const isSeverity = (name: string): boolean => SEVERITIES.some((each) => each === name)
  const [old, now] = [before, after].map((all) => SEVERITIES.map((each) => suppressedBy(all, each)))
  const mayHaveBeen = old?.includes('exceptions') ? 'exceptions' : 'all'
  const mayBe = now?.includes('all') ? 'all' : 'exceptions'
  const severities = SEVERITIES.flatMap((name, at) =>
    old?.[at] === 'exceptions' && now?.[at] === 'all'
      ? [[name, `${name} all (was exceptions)`] as const]
      : [],
  )
  const policies = new Set(
    [...Object.keys(before), ...Object.keys(after)].filter((name) => !isSeverity(name)),
  )
  const looser = [...policies].filter((name) => {
    const isNamed = before[name] === 'exceptions' || after[name] === 'all'
    return isNamed && (before[name] ?? mayHaveBeen) === 'exceptions' && (after[name] ?? mayBe) === 'all'
  })
  const wordsOf = (all: Config['suppressions'], name: string) => all[name] ?? 'not set'
  return [
    ...severities,
    ...looser.map(
      (name) => [name, `${name} ${wordsOf(after, name)} (was ${wordsOf(before, name)})`] as const,
    ),
  ]
}

/** Entries that were added, changed or removed. */
function entries(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): readonly (readonly [string, string])[] {
  const globs = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return globs.flatMap((glob) => {
    const [old, now] = [before, after].map((all) => Object.getOwnPropertyDescriptor(all, glob)?.value)
    if (isDeepStrictEqual(old, now)) return []
    return [[glob, `"${glob}" ${listed(now)} (was ${listed(old)})`] as const]
  })
}

function listed(value: unknown): string {
  return value === undefined ? 'not set' : [value].flat().join(', ')
}
