/**
 * Actions by which an identity gives itself more rights, when it may use them on everything of their kind. The
 * actions are those that IAM lists as permissions management, and those that hand out another identity's credentials:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
 */
import { type Attr, all, any, type Claim, is, not, withoutEvidence } from '../../../core/claim.ts'
import { memoize } from '../../define/scope.ts'
import { keepsWithinLimits } from './action-limit.ts'
import type { IdentityPolicyStatement } from './identity-policy.ts'
import { inBrief, isDenied } from './policy-denial.ts'
import type { PolicyDocument } from './policy-document.ts'
import { type IAMKind, testAction, testAllOfKind } from './policy-pattern.ts'

interface Escalation {
  readonly action: string
  /** What the action is done to. */
  readonly kind: IAMKind
  /** What it does. */
  readonly does: string
}

function escalations(kind: IAMKind, does: string, ...names: readonly string[]): readonly Escalation[] {
  return names.map((name) => ({ action: `iam:${name}`, kind, does }))
}

const ESCALATIONS: readonly Escalation[] = [
  ...escalations('policy', 'rewrites any policy', 'CreatePolicyVersion', 'SetDefaultPolicyVersion'),
  ...escalations('user', 'gives any user any policy', 'AttachUserPolicy', 'PutUserPolicy'),
  ...escalations('group', 'gives any group any policy', 'AttachGroupPolicy', 'PutGroupPolicy'),
  ...escalations('role', 'gives any role any policy', 'AttachRolePolicy', 'PutRolePolicy'),
  ...escalations('group', 'adds any user to any group', 'AddUserToGroup'),
  ...escalations('role', 'lets anyone assume any role', 'UpdateAssumeRolePolicy'),
  ...escalations('user', 'makes keys of any user', 'CreateAccessKey'),
  ...escalations('user', 'sets the password of any user', 'CreateLoginProfile', 'UpdateLoginProfile'),
]

const PASS_ROLE: Escalation = { action: 'iam:PassRole', kind: 'role', does: 'passes any role' }

/** What runs with a role that is passed: all actions of one line are needed. */
const RUNNING: readonly (readonly string[])[] = [
  ['ec2:RunInstances'],
  ['cloudformation:CreateStack'],
  ['lambda:CreateFunction', 'lambda:InvokeFunction'],
  ['lambda:CreateFunction', 'lambda:CreateEventSourceMapping'],
  ['lambda:CreateFunction', 'lambda:AddPermission'],
  ['ecs:RegisterTaskDefinition', 'ecs:RunTask'],
  ['codebuild:CreateProject', 'codebuild:StartBuild'],
  ['glue:CreateDevEndpoint'],
  ['glue:CreateJob', 'glue:StartJobRun'],
  ['sagemaker:CreateNotebookInstance', 'sagemaker:CreatePresignedNotebookInstanceUrl'],
  ['datapipeline:CreatePipeline', 'datapipeline:PutPipelineDefinition', 'datapipeline:ActivatePipeline'],
]

/** Whether the statement has an action that gains rights by itself, or passes every role to what the document runs. */
export function escalates(statement: IdentityPolicyStatement): Claim {
  return any(...ESCALATIONS.map((escalation) => canDo(statement, escalation)), runsAnyRole(statement))
}

function runsAnyRole(statement: IdentityPolicyStatement): Claim {
  const passes = passesEveryRole(statement)
  return passes.truth === 'false' ? passes : all(passes, runsSomething(statement.document))
}

/** Whether the statement passes every role, to whatever service. */
export function passesEveryRole(statement: IdentityPolicyStatement): Claim {
  return canDo(statement, PASS_ROLE)
}

/** Whether the statement has the action on everything of its kind, with no limit to what is done. */
function canDo(statement: IdentityPolicyStatement, escalation: Escalation): Claim {
  const { action, kind } = escalation
  const note = (pattern: string): string => wordsFor(pattern, escalation)
  const acts = any(...statement.actions.map((pattern) => testAction(pattern, [action], note)))
  if (acts.truth === 'false') return acts
  return all(
    acts,
    any(...statement.resources.map((resource) => testAllOfKind(resource, kind, `on every ${kind}`))),
    withoutEvidence(not(any(...statement.conditions.map((each) => keepsWithinLimits(each, action))))),
    withoutEvidence(not(isDenied(statement.document, action, kind))),
  )
}

function wordsFor(pattern: string, { action, does }: Escalation): string {
  return /[*?]/.test(pattern) ? `with ${action}, which ${does}` : does
}

/** Whether the document lets its holder run something with a role. */
const runsSomething = memoize((document: PolicyDocument): Claim => {
  const statements = document.statements()
  const isAllowed = (action: string): Claim =>
    any(
      ...statements.map(({ effect, actions }) =>
        all(
          any(
            ...actions.map((pattern: Attr<string>) =>
              testAction(pattern, [action], 'and runs code with that role'),
            ),
          ),
          withoutEvidence(is(effect, ['Allow'])),
        ),
      ),
    )
  const allowed = new Map([...new Set(RUNNING.flat())].map((action) => [action, isAllowed(action)] as const))
  return inBrief(
    any(...RUNNING.map((actions) => all(...actions.flatMap((action) => allowed.get(action) ?? [])))),
    3,
  )
})
