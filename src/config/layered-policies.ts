/** The key `policies` in layers, which may call the same policy by different names. */
import { atLeast, type Severity } from '../core/policy-info.ts'
import { plainName } from '../core/tenant-name.ts'
import type { Config } from './keys.ts'

type Grade = Config['policies'][string]

/** A policy with its own severity; `off` is one that is off by default. */
export interface GradedPolicy {
  readonly id: string
  readonly severity: 'off' | Severity
}

/** The policies that a name stands for: an id, a title or a tenant's name. None for a tenant's name that is not in the catalog. */
export type PoliciesNamed = (name: string) => readonly GradedPolicy[]

/** Reads the catalog, which takes a while: asked for only where several layers grade policies, or they are final. */
export type LoadNames = () => Promise<PoliciesNamed>

/** Grades by name, and entries that would have loosened others. */
export interface LaidPolicies {
  readonly policies: Config['policies']
  /** What was left out, with raw text from the configuration. */
  readonly refused: readonly string[]
}

/**
 * Puts the grades of a layer over those of the layers before it.
 * @param isFinal whether no policy may be graded lower than it is by then, or than its own severity
 */
export async function layPolicies(
  before: Config['policies'],
  grades: Config['policies'],
  isFinal: boolean,
  loadNames: LoadNames,
): Promise<LaidPolicies> {
  const entries = Object.entries(grades)
  if (entries.length === 0) return { policies: before, refused: [] }
  // Alone, what it says of names is as it is written.
  if (!isFinal && Object.keys(before).length === 0) return { policies: grades, refused: [] }
  const named = await loadNames()
  const all = new Grades(named)
  for (const [name, grade] of idsLast(Object.entries(before), named)) all.set(name, grade)
  // Compared before any is set: entries of the same layer may be about the same policy.
  const said = new Map(Object.entries(before))
  const added = isFinal ? entries.filter(([name, grade]) => said.get(name) !== grade) : entries
  const weaker = added.map(([name, grade]) => (isFinal ? all.weakerThan(name, grade) : []))
  const kept = added.filter((_, i) => weaker[i]?.length === 0)
  for (const [name, grade] of idsLast(kept, named)) all.set(name, grade)
  return { policies: all.entries(), refused: weaker.flat() }
}

/** Within a layer, an id wins over another name of the same policy. */
function idsLast(
  entries: readonly (readonly [string, Grade])[],
  named: PoliciesNamed,
): readonly (readonly [string, Grade])[] {
  const isId = ([name]: readonly [string, Grade]) => named(name).some(({ id }) => id === name)
  return [...entries.filter((entry) => !isId(entry)), ...entries.filter(isId)]
}

class Grades {
  readonly #named: PoliciesNamed
  readonly #byName = new Map<string, { readonly name: string; readonly grade: Grade }>()
  readonly #byId = new Map<string, Grade>()
  /** The plain names by which a policy was graded. */
  readonly #namesOf = new Map<string, Set<string>>()

  constructor(named: PoliciesNamed) {
    this.#named = named
  }

  entries(): Config['policies'] {
    return Object.fromEntries([...this.#byName.values()].map(({ name, grade }) => [name, grade]))
  }

  set(name: string, grade: Grade): void {
    const ids = this.#idsOf(name)
    for (const other of new Set(ids.flatMap((id) => [...(this.#namesOf.get(id) ?? [])]))) {
      const isReplaced = this.#idsOf(other).every((id) => ids.includes(id))
      if (isReplaced) this.#byName.delete(other)
    }
    const plain = plainName(name)
    this.#byName.delete(plain)
    this.#byName.set(plain, { name, grade })
    for (const id of ids) {
      this.#byId.set(id, grade)
      this.#namesOf.set(id, (this.#namesOf.get(id) ?? new Set()).add(plain))
    }
  }

  /** A line for each policy that an entry would grade lower than it is. */
  weakerThan(name: string, grade: Grade): readonly string[] {
    const policies = this.#named(name)
    if (policies.length === 0) {
      // What a tenant reports by such a name blocks.
      const now = this.#byName.get(plainName(name))?.grade ?? 'critical'
      return isLower(grade, now) ? [`"${name}" is ${grade}`] : []
    }
    return policies.flatMap(({ id, severity }) => {
      const now = this.#byId.get(id) ?? severity
      const written = id === name ? '' : ` ("${name}")`
      return isLower(grade, now) ? [`${id} is ${grade} (was ${now})${written}`] : []
    })
  }

  #idsOf(name: string): readonly string[] {
    return this.#named(name).map(({ id }) => id)
  }
}

function isLower(grade: Grade, than: Grade): boolean {
  if (than === 'off') return false
  return grade === 'off' || !atLeast(grade, than)
}
