/** Who is let into a BigQuery dataset: by its own list, by entries of their own, or by roles. */
import type { Attr } from '../../../core/claim.ts'
import { adaptOnce, type Subject } from '../../define/define.ts'
import { texts } from '../../define/readers.ts'
import { itemsOf, lookUp, resourcesOf, type Scope, scopeOf } from '../../define/scope.ts'
import { iamGrants } from '../iam/iam-grant.ts'

export interface DatasetAccess {
  /** `allUsers`, `allAuthenticatedUsers`, `projectReaders`, `user:ada@example.com` */
  readonly members: readonly Attr<string>[]
}

/** https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/bigquery_dataset_access */
const members = texts('special_group', 'iam_member')

export const datasetAccess = adaptOnce<DatasetAccess>((template) => {
  const inline = resourcesOf(template, ['google_bigquery_dataset']).flatMap((resource) =>
    itemsOf(lookUp(resource.properties, 'access')).map(
      (node): Scope => ({ template, resource, node, at: node.at }),
    ),
  )
  const apart = resourcesOf(template, ['google_bigquery_dataset_access']).map((resource) =>
    scopeOf(template, resource),
  )
  return [
    ...[...inline, ...apart].map((scope): Subject<DatasetAccess> => {
      return { members: members(scope), resource: scope.resource, at: scope.at }
    }),
    ...iamGrants(template, ['google_bigquery_dataset']),
  ]
})
