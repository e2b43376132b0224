/** The syntax tree of HCL's native syntax. Every node carries its range in the file, in UTF-16 units. */
import type { Range, SourceFile } from '../../../core/source.ts'

export interface Body {
  readonly items: readonly Item[]
  /** Set where items may be missing: a syntax error took more with it than the item that it spoils. */
  readonly isCut?: true
}

export type Item = Attribute | Block

/** What attributes and blocks share. */
export interface Foreign {
  /** Where it is, when that is not the file of the body around it: an override's. */
  readonly file?: SourceFile
}

export interface Attribute extends Foreign {
  readonly kind: 'attribute'
  readonly name: Name
  readonly value: Expression
  /** From the name to the end of the value. */
  readonly range: Range
  /** In JSON, where nested blocks look like attributes: it may be blocks. */
  readonly maybeBlocks?: true
}

export interface Block extends Foreign {
  readonly kind: 'block'
  readonly type: Name
  readonly labels: readonly Name[]
  readonly body: Body
  /** False where the closing brace is missing: there is a fault for it. */
  readonly closed: boolean
  /** From the type to the closing brace. */
  readonly range: Range
  /** From the type to the end of the last label. */
  readonly head: Range
}

/** An identifier, or a label with its quotes left off the text but not off the range. */
export interface Name {
  readonly text: string
  readonly range: Range
}

export type Expression =
  | Literal
  | TemplateExpression
  | Variable
  | Traversal
  | Call
  | Tuple
  | ObjectExpression
  | Conditional
  | Unary
  | Binary
  | For
  | Invalid

export interface Literal {
  readonly kind: 'literal'
  readonly value: number | boolean | null
  /** A number as it is written, where its value may not be exactly that. */
  readonly text?: string
  readonly range: Range
}

/** A quoted string or a heredoc, from the first quote or `<` to the last quote or the end of the marker. */
export interface TemplateExpression {
  readonly kind: 'template'
  readonly parts: readonly TemplatePart[]
  readonly range: Range
}

export type TemplatePart = TextPart | Interpolation | IfDirective | ForDirective

/**
 * A run of text. Where `text` is as long as the range, they are the same characters; otherwise the whole
 * part is one escape sequence.
 */
export interface TextPart {
  readonly kind: 'text'
  readonly text: string
  readonly range: Range
}

export interface Interpolation {
  readonly kind: 'interpolation'
  readonly value: Expression
  /** From `${` to `}`. */
  readonly range: Range
}

export interface IfDirective {
  readonly kind: 'if'
  readonly condition: Expression
  readonly yes: readonly TemplatePart[]
  readonly no: readonly TemplatePart[]
  readonly range: Range
}

export interface ForDirective {
  readonly kind: 'for'
  readonly keyName: Name | undefined
  readonly valueName: Name
  readonly collection: Expression
  readonly body: readonly TemplatePart[]
  readonly range: Range
}

/** A name that stands alone: the root of a traversal, an object's key, a keyword of the host language. */
export interface Variable {
  readonly kind: 'variable'
  readonly name: string
  readonly range: Range
}

/** Steps from a value into its parts. Flat, so that a long chain is no deep tree. */
export interface Traversal {
  readonly kind: 'traversal'
  readonly root: Expression
  readonly steps: readonly Step[]
  readonly range: Range
}

/** Ranges of steps begin with the `.` or `[`. */
export type Step = AttributeStep | IndexStep | SplatStep

export interface AttributeStep {
  readonly kind: 'attribute'
  readonly name: string
  readonly range: Range
}

export interface IndexStep {
  readonly kind: 'index'
  readonly key: Expression
  readonly range: Range
}

/** `.*` takes only the attribute steps after it along to each element, `[*]` all steps. */
export interface SplatStep {
  readonly kind: 'splat'
  readonly each: readonly Step[]
  readonly range: Range
}

export interface Call {
  readonly kind: 'call'
  /** With its namespaces: `provider::aws::arn_parse`. */
  readonly name: string
  readonly args: readonly Expression[]
  /** `f(list...)`: the last argument is spread. */
  readonly spread: boolean
  readonly range: Range
}

export interface Tuple {
  readonly kind: 'tuple'
  readonly items: readonly Expression[]
  readonly range: Range
}

export interface ObjectExpression {
  readonly kind: 'object'
  readonly items: readonly ObjectItem[]
  readonly range: Range
}

export interface ObjectItem {
  readonly key: Expression
  /** The key is a bare word, which means itself and not a variable. */
  readonly bare: boolean
  readonly value: Expression
}

export interface Conditional {
  readonly kind: 'conditional'
  readonly condition: Expression
  readonly yes: Expression
  readonly no: Expression
  readonly range: Range
}

export interface Unary {
  readonly kind: 'unary'
  readonly operator: '!' | '-'
  readonly operand: Expression
  readonly range: Range
}

/** Chains of operators lean to the left and may be very long: walk `left` in a loop. */
export interface Binary {
  readonly kind: 'binary'
  readonly operator: BinaryOperator
  readonly left: Expression
  readonly right: Expression
  readonly range: Range
}

export type BinaryOperator = '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%'

export interface For {
  readonly kind: 'for'
  readonly keyName: Name | undefined
  readonly valueName: Name
  readonly collection: Expression
  /** Of an object; undefined makes a tuple. */
  readonly key: Expression | undefined
  readonly value: Expression
  /** `=> value...`: values of equal keys are gathered in a list. */
  readonly grouped: boolean
  readonly condition: Expression | undefined
  readonly range: Range
}

/** What could not be parsed; there is a fault for it. */
export interface Invalid {
  readonly kind: 'invalid'
  readonly range: Range
}

/** A syntax error. */
export interface Fault {
  readonly message: string
  readonly range: Range
  /** Set where the text says the same without it. */
  readonly losesNothing?: true
}
