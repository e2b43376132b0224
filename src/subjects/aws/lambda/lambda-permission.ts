/** Who may invoke a Lambda function, and from where: permissions and function URLs. */
import { type Attr, all, any, type Claim, is, not, test, withoutEvidence } from '../../../core/claim.ts'
import { ownAttribute, ownType } from '../../define/attributes.ts'
import { testWildcard, withoutMisfits, withoutNames } from '../../define/deploy-time.ts'
import { flag, text } from '../../define/readers.ts'
import type { Read } from '../../define/scope.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { isWritten } from '../../define/written.ts'
import { letsStrangersIn } from '../iam/policy-condition.ts'

interface Narrowing {
  readonly isWritten: Attr<boolean>
  readonly value: Attr<string>
}

const NARROWING = ownType<readonly Narrowing[]>('narrowing')

function narrowing(...names: readonly string[]): Read<readonly Narrowing[]> {
  return (scope) => names.map((name) => ({ isWritten: isWritten(name)(scope), value: text(name)(scope) }))
}

/**
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_permission
 */
export const lambdaPermission = defineSubject({
  name: 'aws.lambda-permission',
  describes: 'A permission to invoke a Lambda function',
  sources: { cloudformation: ['AWS::Lambda::Permission'], terraform: ['aws_lambda_permission'] },
  attributes: {
    principal: {
      type: 'text',
      describes: 'Who may invoke it: a service, an account, `*`.',
      cloudformation: text('Principal'),
      terraform: text('principal'),
    },
    action: {
      type: 'text',
      describes: 'What it allows: an action of Lambda, `lambda:*`, `*`.',
      cloudformation: text('Action'),
      terraform: text('action'),
    },
    narrowing: ownAttribute(NARROWING, {
      describes:
        'What narrows the principal down: a resource, an account, an organization, a token; each with `isWritten` and `value`.',
      cloudformation: narrowing('SourceArn', 'SourceAccount', 'PrincipalOrgID', 'EventSourceToken'),
      terraform: narrowing('source_arn', 'source_account', 'principal_org_id', 'event_source_token'),
    }),
    urlAuthType: {
      type: 'text',
      describes: '`NONE` or `AWS_IAM` where only requests to a function URL of this kind are meant.',
      cloudformation: text('FunctionUrlAuthType'),
      terraform: text('function_url_auth_type'),
    },
    onlyByURL: {
      type: 'boolean',
      describes: 'Whether only requests to a function URL are meant. False by default.',
      cloudformation: flag('InvokedViaFunctionUrl', false),
      terraform: flag('invoked_via_function_url', false),
    },
  },
})

type LambdaPermission = SubjectOf<typeof lambdaPermission>

/** Whether anyone can invoke the function, and not only through a public URL: a policy of its own checks the URL. */
export function isInvocableByAnyone(permission: LambdaPermission): Claim {
  const { principal, narrowing, urlAuthType, onlyByURL } = permission
  return all(
    testWildcard(principal, (name) => name === '*', 'the principal is anyone'),
    withoutEvidence(not(any(...narrowing.map(narrows)))),
    withoutEvidence(not(is(urlAuthType, ['NONE']))),
    withoutEvidence(not(is(onlyByURL, [true]))),
  )
}

/** Whether a service can invoke the function for any account that makes it do so. */
export function isInvocableForAnyAccount({ principal, narrowing }: LambdaPermission): Claim {
  return all(
    test(
      withoutNames(withoutMisfits(principal, isService)),
      isService,
      'any account can make this service invoke the function',
    ),
    withoutEvidence(not(any(...narrowing.map(narrows)))),
  )
}

/** Services act for the account that asks them to. */
function isService(principal: string): boolean {
  return /\.amazonaws\.com(?:\.cn)?$/i.test(principal)
}

/** Whether more is allowed than invoking the function. */
export function allowsMoreThanInvoking({ action }: LambdaPermission): Claim {
  return test(action, (name) => !/^lambda:invoke[a-z]*\*?$/i.test(name), 'allows more than invoking')
}

function narrows({ isWritten: given, value }: Narrowing): Claim {
  return all(
    test(given, (yes) => yes, 'the permission is limited'),
    not(letsStrangersIn(value)),
  )
}
