/** Dynamic references: a secret or a parameter that CloudFormation reads when it deploys. */
import type { UnknownCause } from '../../core/value.ts'
import { quote } from '../node.ts'

/**
 * What a text refers to: its first `{{resolve:service:what}}`.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
export function dynamicReference(text: string): UnknownCause {
  const [, service = '', what = ''] = /\{\{resolve:([^:{}]*):?([^{}]*)/.exec(text) ?? []
  return { kind: 'reference', root: 'dynamic', name: service, attribute: stepsTo(what), text: quote(text) }
}

/** The reference in a text; undefined where there is none. */
export function referenceIn(text: string): UnknownCause | undefined {
  return text.includes('{{resolve:') ? dynamicReference(text) : undefined
}

/** The name of the parameter without its version; of a secret its name or ARN, and the key in its JSON. */
function stepsTo(what: string): readonly string[] {
  const [secret = '', key, ...more] = what.split(':SecretString')
  if (key === undefined || more.length > 0) return [what.replace(/:\d*$/, '')]
  const [, name = ''] = key.split(':')
  return name === '' ? [secret] : [secret, name]
}
