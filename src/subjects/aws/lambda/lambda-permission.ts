/** Who may invoke a Lambda function, and from where: permissions and function URLs. */
import { type Attr, all, any, type Claim, is, not, test, withoutEvidence } from '../../../core/claim.ts'
import { defineSubject, type Source } from '../../define/define.ts'
import { testWildcard } from '../../define/deploy-time.ts'
import { flag, text } from '../../define/readers.ts'
import { isWritten } from '../../define/written.ts'
import { letsStrangersIn } from '../iam/policy-condition.ts'

export interface LambdaPermission {
  readonly principal: Attr<string>
  /** What narrows the principal down: a resource, an account, an organization, a token. */
  readonly narrowing: readonly Narrowing[]
  /** `NONE`, `AWS_IAM`: only requests to a function URL of this kind. */
  readonly urlAuthType: Attr<string>
  /** Whether only requests to a function URL are meant. */
  readonly onlyByURL: Attr<boolean>
}

interface Narrowing {
  readonly isWritten: Attr<boolean>
  readonly value: Attr<string>
}

function source(
  type: string,
  principal: string,
  narrowing: readonly string[],
  urlAuthType: string,
  onlyByURL: string,
): Source<LambdaPermission> {
  return {
    types: [type],
    attrs: {
      principal: text(principal),
      narrowing: (scope) =>
        narrowing.map((name) => ({ isWritten: isWritten(name)(scope), value: text(name)(scope) })),
      urlAuthType: text(urlAuthType),
      onlyByURL: flag(onlyByURL, false),
    },
  }
}

/**
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_permission
 */
export const lambdaPermission = defineSubject<LambdaPermission>({
  cloudformation: [
    source(
      'AWS::Lambda::Permission',
      'Principal',
      ['SourceArn', 'SourceAccount', 'PrincipalOrgID', 'EventSourceToken'],
      'FunctionUrlAuthType',
      'InvokedViaFunctionUrl',
    ),
  ],
  terraform: [
    source(
      'aws_lambda_permission',
      'principal',
      ['source_arn', 'source_account', 'principal_org_id', 'event_source_token'],
      'function_url_auth_type',
      'invoked_via_function_url',
    ),
  ],
})

/** Whether everybody is let in, and not by a public URL alone: that is what the URL itself is judged for. */
export function letsEverybodyInvoke(permission: LambdaPermission): Claim {
  const { principal, narrowing, urlAuthType, onlyByURL } = permission
  return all(
    testWildcard(principal, (name) => name === '*', 'the principal is everybody'),
    withoutEvidence(not(any(...narrowing.map(narrows)))),
    withoutEvidence(not(is(urlAuthType, ['NONE']))),
    withoutEvidence(not(is(onlyByURL, [true]))),
  )
}

function narrows({ isWritten: given, value }: Narrowing): Claim {
  return all(
    test(given, (yes) => yes, 'it is narrowed down'),
    not(letsStrangersIn(value)),
  )
}
