/** Parts of the syntax tree, and the files they stand in. */
import type { SourceFile } from '../../core/source.ts'
import type { Attribute, Body } from './hcl/ast.ts'

/** Something in its file. */
export interface Placed<T> {
  readonly node: T
  readonly file: SourceFile
}

export function attributesOf(body: Body): readonly Attribute[] {
  return body.items.filter((item) => item.kind === 'attribute')
}
