/** How fixes of policies over resources are written: at the paths that the policy declares. */
import type { SubjectPlace } from '../core/policy.ts'
import type { Proposals, SubjectWriter } from '../core/repair.ts'
import { settingAt } from '../subjects/define/change-at.ts'
import { inOneChange } from '../subjects/define/changes.ts'
import type { Scope } from '../subjects/define/scope.ts'
import { parsePath, startOf } from './path.ts'

/** Takes values by the texts of their paths. */
export const RESOURCE_WRITER: SubjectWriter<{ readonly scope: Scope } & SubjectPlace> = {
  set: ({ scope }, settings) =>
    inOneChange(Object.entries(settings).map(([text, value]) => valueAt(scope, text, value))),
  remove: () => [],
}

function valueAt(scope: Scope, text: string, value: unknown): Proposals {
  const path = parsePath(text)
  if (typeof path === 'string' || !isScalar(value)) return []
  const isWhole = scope.node === scope.resource.properties
  const { value: node, steps } = isWhole
    ? startOf(scope.resource, path)
    : { value: scope.node, steps: path.steps }
  return settingAt({ ...scope, node }, [steps.join('.')], () => value)
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value)
}
