/** What an own policy declares about fixes, as the engine takes it. */
import type { Subject } from '../core/policy.ts'
import type { Repair, Settings } from '../core/repair.ts'
import type { SubjectInfo } from '../core/subject-info.ts'
import { attributeOf } from './bind.ts'
import type { Faults } from './faults.ts'
import { pathFor } from './paths.ts'
import type { PolicyDraft } from './policy-file.ts'
import type { DraftSetting } from './read-fix.ts'

/**
 * Holds that attributes of a subject are there and take the values that a fix gives them. What is wrong is added to the
 * faults.
 */
export function checkRepair(
  { repair }: PolicyDraft,
  { name, attributes }: SubjectInfo,
  faults: Faults,
): void {
  for (const { word, value, paths } of repair?.set ?? []) {
    if (paths !== undefined) continue
    const found = attributeOf({ steps: word.text.split('.'), word }, attributes, { name, faults })
    if (found === undefined) continue
    const wanted = TYPES[typeof value as keyof typeof TYPES]
    if (found.type !== wanted) {
      faults.add(word.range, `fix.set: '${word.text}' is of the type ${found.type}; '${value}' is not`)
    }
  }
}

const TYPES = { boolean: 'boolean', number: 'number', string: 'text' } as const

/** Undefined where the policy declares no fix, and none follows from its condition. */
export function repairOf({ repair }: PolicyDraft): Repair<Subject<object>> | undefined {
  if (repair === undefined) return undefined
  const { set, unsafe } = repair
  const isRaw = set.some(({ paths }) => paths !== undefined)
  return {
    // What the settings are about was checked when the policy was read.
    set: (isRaw ? (subject: Subject<object>) => byPath(set, subject) : nested(set)) as Settings<object>,
    ...(unsafe === undefined ? {} : { unsafe }),
  }
}

/** `logging.enabled` is an attribute of an object that the subject has. */
function nested(set: readonly DraftSetting[]): object {
  const settings = {}
  for (const { word, value } of set) {
    const steps = word.text.split('.')
    const last = steps.pop() ?? ''
    let table: Record<string, unknown> = settings
    for (const step of steps) {
      const inner = Object.hasOwn(table, step) ? table[step] : undefined
      table = Object.assign(table, { [step]: inner ?? {} })[step] as Record<string, unknown>
    }
    Object.assign(table, { [last]: value })
  }
  return settings
}

/** Values by the texts of their paths; undefined where resources of this type, or of its vocabulary, cannot have one of them. */
function byPath(set: readonly DraftSetting[], { template, resource }: Subject<object>): object | undefined {
  const found = set.flatMap(({ paths, value }) => {
    const path = paths && pathFor(paths, template, resource.type)
    return path === undefined || path === null ? [] : [[path.text, value] as const]
  })
  return found.length < set.length ? undefined : Object.fromEntries(found)
}
