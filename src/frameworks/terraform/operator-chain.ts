/** Chains of operators, which may be longer than the call stack is deep. */
import type { Binary, Expression } from './hcl/ast.ts'

/** What a chain begins with, and its operations from left to right. */
export interface OperatorChain {
  readonly first: Expression
  readonly operations: readonly Binary[]
}

/** Goes along the left side of an operation in a loop. */
export function chainOf(expression: Binary): OperatorChain {
  const operations: Binary[] = []
  let first: Expression = expression
  while (first.kind === 'binary') {
    operations.push(first)
    first = first.left
  }
  return { first, operations: operations.reverse() }
}
