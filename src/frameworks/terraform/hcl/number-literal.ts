/** Numbers as they are written. */
import type { Literal } from './ast.ts'

/** Digits that a number of this language keeps. */
const MOST_DIGITS = 15

/** A number, with its text where the value may be another one: Terraform keeps 150 digits. */
export function numberLiteral(text: string): Omit<Literal, 'range'> {
  const value = Number(text)
  return isKept(text, value) ? { kind: 'literal', value } : { kind: 'literal', value, text }
}

/** Whether a number of this language is exactly what is written, and is written without an exponent. */
export function isKept(text: string, value: number): boolean {
  return (
    text.length <= MOST_DIGITS &&
    Number.isFinite(value) &&
    !Object.is(value, -0) &&
    !String(value).includes('e')
  )
}
