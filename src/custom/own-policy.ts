/** Own policies as policies of the engine. */
import { all, type Claim, withNote } from '../core/claim.ts'
import { type Framework, frameworkInfo, frameworksFor } from '../core/frameworks.ts'
import { CUSTOM, PLATFORM_IDS, type Platform, platformOfTerraform } from '../core/platforms.ts'
import { definePolicy, type ListedPolicy, type Subject, type SubjectDefinition } from '../core/policy.ts'
import type { PolicyInfo } from '../core/policy-info.ts'
import type { TypesByVocabulary } from '../core/subject-info.ts'
import type { Resource, Template } from '../core/template.ts'
import { memoize, type Scope, scopeOf } from '../subjects/define/scope.ts'
import { bind } from './bind.ts'
import { type Binding, type Context, Run } from './context.ts'
import { evaluate } from './evaluate.ts'
import type { Faults } from './faults.ts'
import { checkRepair, repairOf } from './own-repair.ts'
import type { Judged, PolicyDraft } from './policy-file.ts'
import { resourceSubject } from './resource-subject.ts'

/** Labels of one finding: one that names thousands of places helps no one. */
const MOST_LABELS = 20

/** Makes a policy of what its file says; undefined, with a fault, where its subject or its attributes are unknown. */
export async function bindPolicy(draft: PolicyDraft, faults: Faults): Promise<ListedPolicy | undefined> {
  const { judges } = draft
  const before = faults.lines.length
  const definition = judges.kind === 'subject' ? await namedSubject(judges, faults) : resourceSubject(judges)
  if (definition === undefined) return undefined
  const conditions = draft.when === undefined ? [draft.violatedWhen] : [draft.when, draft.violatedWhen]
  const binding = await bind(conditions, judges.kind === 'subject' ? definition.info : undefined, faults)
  if (judges.kind === 'subject') checkRepair(draft, definition.info, faults)
  return faults.lines.length > before ? undefined : policyOf(draft, definition, binding)
}

async function namedSubject({ name }: Extract<Judged, { kind: 'subject' }>, faults: Faults) {
  const { loadSubject, subjectNames } = await import('./subjects.ts')
  const found = await loadSubject(name.text)
  if (found === undefined) faults.unknown(name.range, 'subject', name.text, subjectNames())
  return found
}

function policyOf(draft: PolicyDraft, definition: SubjectDefinition<object>, binding: Binding): ListedPolicy {
  const { when, violatedWhen, note } = draft
  const subjectsOf = subjectsByResource(binding)
  let run = new Run(binding, subjectsOf)
  const contextOf = (each: Subject<object>): Context => {
    const scope = 'scope' in each ? (each.scope as Scope) : scopeOf(each.template, each.resource)
    return { scope: scope.at === each.at ? scope : { ...scope, at: each.at }, object: each, run }
  }
  const repair = repairOf(draft)
  return definePolicy<object>({
    ...infoOf(draft, definition.info.types),
    ...(repair && { repair }),
    subject: {
      ...definition,
      adapt: (template) => {
        // Work is counted anew in each template.
        run = new Run(binding, subjectsOf, template.resources.length)
        const found = definition.adapt(template)
        if (when === undefined) return found
        return found.filter((each) => evaluate(when, contextOf(each)).truth !== 'false')
      },
    },
    violatedWhen: (each) => {
      const violated = evaluate(violatedWhen, contextOf(each))
      return shown(when === undefined ? violated : all(violated, evaluate(when, contextOf(each))), note)
    },
  })
}

function subjectsByResource({ subjects }: Binding): (name: string, scope: Scope) => readonly object[] {
  const index = memoize((_: Template) => new Map<string, ReadonlyMap<Resource, readonly object[]>>())
  return (name, { template, resource }) => {
    const byName = index(template)
    const known = byName.get(name) ?? group(subjects.get(name)?.adapt(template) ?? [])
    byName.set(name, known)
    return known.get(resource) ?? []
  }
}

function group(all: readonly Subject<object>[]): ReadonlyMap<Resource, readonly object[]> {
  const groups = new Map<Resource, object[]>()
  for (const each of all) {
    const same = groups.get(each.resource)
    if (same === undefined) groups.set(each.resource, [each])
    else same.push(each)
  }
  return groups
}

/** The first label says what the policy says, where it says something. What passes is not shown. */
function shown(claim: Claim, note: string | undefined): Claim {
  if (claim.truth === 'false') return claim
  const noted = note === undefined ? claim : withNote(claim, note)
  return {
    truth: claim.truth,
    get evidence() {
      const [first, ...others] = noted.evidence
      if (first === undefined) return []
      return note === undefined
        ? noted.evidence.slice(0, MOST_LABELS)
        : [first, ...others.filter((each) => each.because)]
    },
    ...(claim.ofSafeDefault === undefined ? {} : { ofSafeDefault: claim.ofSafeDefault }),
  }
}

function infoOf(draft: PolicyDraft, types: TypesByVocabulary): PolicyInfo {
  const { id, title, severity, why, fix, references, controls, accepts } = draft
  const platform = platformOf(draft, types)
  const notIn = frameworksFor(platform)
    .filter((framework) => types[frameworkInfo(framework).vocabulary] === undefined)
    .map((framework): [Framework, string] => [
      framework,
      `${frameworkInfo(framework).name}: the policy names no resource types of it.`,
    ])
  return {
    id: id.text,
    platform,
    service: CUSTOM,
    title,
    severity,
    why,
    fix,
    references,
    ...(controls.length === 0 ? {} : { controls }),
    ...(accepts.length === 0 ? {} : { accepts }),
    notIn: Object.fromEntries(notIn),
    mvisionNames: [],
  }
}

/** The one platform whose resources it judges, if it is one. */
function platformOf({ judges }: PolicyDraft, types: TypesByVocabulary): Platform | typeof CUSTOM {
  if (judges.kind === 'subject') {
    return PLATFORM_IDS.find((each) => judges.name.text.startsWith(`${each}.`)) ?? CUSTOM
  }
  const { cloudformation = [], terraform = [], arm = [] } = types
  const platforms = new Set<Platform | undefined>([
    ...cloudformation.map(() => 'aws' as const),
    ...terraform.map((type) => platformOfTerraform(type.replace(/^data\./, ''))),
    ...arm.map(() => 'azure' as const),
  ])
  const [only, ...more] = platforms
  return more.length === 0 ? (only ?? CUSTOM) : CUSTOM
}
