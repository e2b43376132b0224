/** Which accesses to data are logged in a project, a folder or an organization. */
import { absent, mapAttr } from '../../../core/attr.ts'
import {
  type Attr,
  all,
  any,
  type Claim,
  certain,
  is,
  not,
  present,
  test,
  withoutEvidence,
} from '../../../core/claim.ts'
import type { Subject } from '../../../core/policy.ts'
import type { Template } from '../../../core/template.ts'
import { foremost } from '../../define/foremost.ts'
import { ofItems, text, texts } from '../../define/readers.ts'
import { memoize, resourcesOf, scopeOf } from '../../define/scope.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'

const TYPES = ['project', 'folder', 'organization'].map((kind) => `google_${kind}_iam_audit_config`)
const ALL_SERVICES = 'allServices'
const service = text('service')

/** Whether a configuration of the template is for all services. */
const someForAll = memoize((template: Template): Attr<boolean> | undefined =>
  foremost(
    resourcesOf(template, TYPES).map((resource) =>
      mapAttr(service(scopeOf(template, resource)), (name) => name === ALL_SERVICES, 'a service'),
    ),
  ),
)

export const auditConfig = defineSubject({
  name: 'gcp.audit-config',
  describes: 'A configuration of audit logs for one service, or for all',
  sources: { terraform: TYPES },
  attributes: {
    // https://cloud.google.com/logging/docs/audit/configure-data-access
    service: {
      type: 'text',
      describes: '`allServices`, or the one that it is for.',
      terraform: service,
    },
    othersForAll: {
      type: 'boolean',
      describes: 'Whether a configuration in the template is for all services.',
      terraform: ({ template, at }) => someForAll(template) ?? absent(at),
    },
    logTypes: {
      type: 'texts',
      describes: 'The accesses that are logged: `ADMIN_READ`, `DATA_READ`, `DATA_WRITE`.',
      terraform: ofItems('audit_log_config', texts('log_type')),
    },
    exempted: {
      type: 'texts',
      describes: 'Members whose accesses are not logged.',
      terraform: ofItems('audit_log_config', texts('exempted_members')),
    },
  },
})

const LOG_TYPES = ['ADMIN_READ', 'DATA_READ', 'DATA_WRITE']

/** Whether some accesses are not logged: of other services, of a type, or of some members. */
export function leavesOut(config: Subject<SubjectOf<typeof auditConfig>>): Claim {
  const { service: own, othersForAll, logTypes, exempted, at } = config
  const missing = LOG_TYPES.map((type) =>
    all(
      certain(true, at, `${type} is not logged`),
      withoutEvidence(not(any(...logTypes.map((each) => is(each, [type]))))),
    ),
  )
  return any(
    all(
      test(
        own,
        (name) => name !== ALL_SERVICES,
        (name) => `other services than ${name} are not audited`,
      ),
      withoutEvidence(not(is(othersForAll, [true]))),
    ),
    ...missing,
    ...exempted.map((member) => present(member, 'accesses of this member are not logged')),
  )
}
