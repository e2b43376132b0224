/**
 * Which templates are judged by what others make of them: the folder of a Terraform module, a nested stack, a linked
 * deployment. By itself, with its defaults, a template is judged where nothing that is judged uses it.
 */
import { frameworkInfo, isNamed } from '../../core/frameworks.ts'
import { relativePath } from '../../core/path.ts'
import type { Use } from '../../core/template.ts'
import type { EvaluatedTemplate } from '../stages.ts'

/** What the uses of a template make of its judgment. */
export type Standing =
  /** Judged by what others make of it. */
  | { readonly kind: 'called' }
  /**
   * Called, but not by what is deployed: by its examples and tests, or by calls that make nothing yet. It is a module for
   * others, so it is judged by itself too, without the defaults that every call replaces.
   */
  | {
      readonly kind: 'shown'
      readonly given: ReadonlySet<string>
      /** Whether one of the calls makes it, so that what it leaves undecided is decided there. */
      readonly isMade: boolean
    }

/** Folders whose templates show how others are used. A folder `test` may as well be an environment. */
const SHOWING = /^(?:examples?|samples?|demos?|tests|fixtures|wrappers?)$/i
/** The same below the folder that they show. */
const SHOWING_BELOW = /^tests?$/i

/** The standing of each template that is used by others; those without one are judged by themselves alone. */
export function standingsOf(
  templates: readonly EvaluatedTemplate[],
): ReadonlyMap<EvaluatedTemplate, Standing> {
  const standings = new Map<EvaluatedTemplate, Standing>()
  for (const same of groupBySnapshot(templates)) {
    const calls = callsOf(same)
    const makers = new Map(same.map((template) => [template, makersOf(calls.get(template) ?? [])]))
    const isRoot = (template: EvaluatedTemplate) => makers.get(template)?.length === 0
    for (const template of same) {
      // What a root calls through others is among its own uses. What is called in a circle only is judged by itself.
      if (makers.get(template)?.some(isRoot)) standings.set(template, { kind: 'called' })
      else if (isRoot(template)) addShown(template, calls.get(template) ?? [], standings)
    }
  }
  return standings
}

interface Call {
  readonly by: EvaluatedTemplate
  readonly use: Use
  /** Whether it only shows how the template is used. */
  readonly isShown: boolean
}

type Calls = ReadonlyMap<EvaluatedTemplate, readonly Call[]>

function groupBySnapshot(templates: readonly EvaluatedTemplate[]): Iterable<readonly EvaluatedTemplate[]> {
  const groups = new Map<unknown, EvaluatedTemplate[]>()
  for (const template of templates) {
    const { snapshot } = template.planned
    const group = groups.get(snapshot)
    if (group === undefined) groups.set(snapshot, [template])
    else group.push(template)
  }
  return groups.values()
}

/** What uses each template that has no values of its own: with those it is deployed by itself too. */
function callsOf(templates: readonly EvaluatedTemplate[]): Calls {
  const byPath = new Map(templates.map((template) => [template.planned.source.path, template]))
  const calls = new Map<EvaluatedTemplate, Call[]>()
  for (const by of templates) {
    for (const use of by.result.uses ?? []) {
      const template = byPath.get(use.path)
      if (template === undefined || template === by || hasOwnValues(template)) continue
      const call = { by, use, isShown: isShowing(by.planned.source.path, use.path) }
      const all = calls.get(template)
      if (all === undefined) calls.set(template, [call])
      else all.push(call)
    }
  }
  return calls
}

function hasOwnValues({ planned: { source } }: EvaluatedTemplate): boolean {
  const { values } = frameworkInfo(source.framework)
  return (source.parameterFiles ?? []).length > 0 || source.files.some(({ path }) => isNamed(path, values))
}

/** Whether what calls a template stands among its examples or tests. */
function isShowing(caller: string, called: string): boolean {
  const steps = relativePath(called, caller).split('/')
  const isBelow = steps[0] !== '..'
  return steps.some((step) => SHOWING.test(step) || (isBelow && SHOWING_BELOW.test(step)))
}

/** The templates that deploy what they call. */
function makersOf(calls: readonly Call[]): readonly EvaluatedTemplate[] {
  return calls.filter(({ use, isShown }) => use.isMade && !isShown).map(({ by }) => by)
}

function addShown(
  template: EvaluatedTemplate,
  [first, ...others]: readonly Call[],
  standings: Map<EvaluatedTemplate, Standing>,
): void {
  if (first === undefined) return
  const given = first.use.given.filter((name) => others.every(({ use }) => use.given.includes(name)))
  const isMade = [first, ...others].some(({ use }) => use.isMade)
  standings.set(template, { kind: 'shown', given: new Set(given), isMade })
}
