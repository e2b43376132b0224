/** Whether a property that takes nothing but a secret holds one in plain text. */
import { type Attr, type Claim, test } from '../../core/claim.ts'
import { isToFillIn } from '../../secrets/values.ts'
import { withoutGiven } from '../define/deploy-time.ts'

/** What the policies about such properties accept, for their pages. */
export const NOT_PLAIN: readonly string[] = [
  'A dynamic reference to Secrets Manager or the Parameter Store, a parameter without a default, and a reference to a generated password.',
]

/**
 * Whether the text is a literal. A variable without a default and a reference (a generated password, a secret that is
 * read) are what should be done: there is no literal in this template. They pass. What is deployed as it is written is
 * a secret, however weak: here `changeme` is the password, and no placeholder.
 */
export function isPlainText(secret: Attr<string>, note: string): Claim {
  const claim = test(withoutGiven(secret, ['variable', 'reference']), isLiteral, note, { secret: true })
  // Also what can't be decided may hold a secret: an argument of a function, a branch of a condition.
  return { ...claim, evidence: claim.evidence.map((label) => ({ secret: 'place', ...label })) }
}

/** Not empty, nothing that a tool fills in, and no reference that CloudFormation replaces by a secret or a parameter. */
function isLiteral(secret: string): boolean {
  return secret !== '' && !secret.includes('{{resolve:') && !isToFillIn(secret)
}
