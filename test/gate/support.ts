/** Judging trees of texts, whole or as a change of others. */
import { atLeast, type Severity } from '../../src/core/policy-info.ts'
import type { Report } from '../../src/core/report.ts'
import { runGate } from '../../src/gate/run-gate.ts'
import { changeOf, type Texts } from '../support/memory-snapshot.ts'
import { NO_TENANT } from '../support/no-tenant.ts'

/** Judges a tree of texts; with `edits`, what they change of it. */
export async function judge(texts: Texts, edits?: Texts): Promise<Report> {
  const { bases, ...change } =
    edits === undefined ? await changeOf({}, texts) : await changeOf(texts, { ...texts, ...edits })
  return runGate({
    action: 'scan',
    changes: [edits === undefined || bases === undefined ? change : { ...change, bases }],
    overrides: {},
    tenant: NO_TENANT,
    today: '2026-11-23',
  })
}

/** `violation <policy> <resource>` of every finding that is severe enough. */
export function foundIn({ judged }: Report, least: Severity = 'low'): readonly string[] {
  return judged.flatMap(({ result }) =>
    result.findings
      .filter(({ severity }) => atLeast(severity, least))
      .map(({ policy, resource, verdict }) => `${verdict} ${policy.id} ${resource.name}`),
  )
}

/** A database of CloudFormation that is public unless its parameter says otherwise. */
export const DATABASE_BY_PARAMETER = `Parameters:
  Public: { Type: String, Default: 'true' }
Resources:
  Book:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      StorageEncrypted: true
      ManageMasterUserPassword: true
      PubliclyAccessible: !Ref Public
      DeletionProtection: true
`
