/**
 * Fixes: what must hold in a template (`Change`), the bytes that make it so (`TextEdit`), and both together as people
 * get them (`Fix`). Subjects and policies say changes, the writers of the frameworks make edits of them, and a fix is
 * offered only after the edited template was judged.
 */
import type { Location, Range, SourceFile } from './source.ts'
import type { Resource } from './template.ts'

/** What a change writes: as JSON has it, with references to resources. */
export type Writable =
  | string
  | number
  | boolean
  | readonly Writable[]
  | { readonly [key: string]: Writable }
  | ReferenceTo
  | TextOf
  | JsonOf

/** What another resource of the template is known by; each vocabulary writes it in its own way. */
export class ReferenceTo {
  readonly resource: Resource
  /** `arn`, `id`; without one, what the resource is known by in other resources. */
  readonly attribute: string | undefined

  constructor(resource: Resource, attribute?: string) {
    this.resource = resource
    this.attribute = attribute
  }
}

/** A text that is put together: what is fixed, and what resources are known by. */
export class TextOf {
  readonly parts: readonly (string | ReferenceTo)[]

  constructor(parts: readonly (string | ReferenceTo)[]) {
    this.parts = parts
  }
}

/** A text that holds JSON: `jsonencode(...)` in HCL. */
export class JsonOf {
  readonly value: Writable

  constructor(value: Writable) {
    this.value = value
  }
}

/**
 * A step of a path below a mapping. A name that other names follow is a nested block in HCL; `map` is an attribute
 * that holds a map there. A number is the place of an item of a list, or of a block among those of its name.
 * `beside` is the first step to what stands beside the properties of a resource: ARM's `sku`, `DeletionPolicy`.
 */
export type Step = string | number | { readonly map: string } | { readonly beside: string }

/** Something that must hold in a template. */
export type Change =
  /**
   * `value` stands at `path` below what is written at `below`: a mapping, a nested block, or the properties of the
   * resource whose whole block that is.
   */
  | {
      readonly kind: 'set'
      readonly below: Location
      readonly path: readonly Step[]
      readonly value: Writable
    }
  /** The value that is written at `at` is `value`. */
  | { readonly kind: 'replace'; readonly at: Location; readonly value: Writable }
  /** What is written at `at` is gone: an item of a list, a property with its name, a nested block. */
  | { readonly kind: 'remove'; readonly at: Location }
  /** There is a resource of its own that belongs to `beside`, and stands next to it. */
  | {
      readonly kind: 'add-resource'
      readonly beside: Resource
      readonly type: string
      /** A name that no other resource has is made from it. */
      readonly suffix: string
      readonly properties: { readonly [key: string]: Writable }
    }

/** Text in place of a range of a file; an empty range inserts. */
export interface TextEdit {
  readonly file: SourceFile
  readonly range: Range
  readonly text: string
}

/** Why nothing can be written, as a sentence for people. */
export interface Refusal {
  readonly refused: string
}

/** Edits that belong together: all of them, or none. */
export interface Fix {
  /** In the order of the files and places; none overlaps another. */
  readonly edits: readonly TextEdit[]
  /** What a fix does that nobody may want without having read it: a sentence. Not set where it is safe. */
  readonly unsafe?: string
}
