/** Texts that Terraform takes as fixed text only. */
import type { Expression } from './ast.ts'

/** The text of a quoted string without interpolations; undefined for every other expression. */
export function fixedText(expression: Expression): string | undefined {
  if (expression.kind !== 'template') return undefined
  const texts = expression.parts.map((part) => (part.kind === 'text' ? part.text : undefined))
  return texts.includes(undefined) ? undefined : texts.join('')
}
