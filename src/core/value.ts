/**
 * What a template says at one place, after everything that can be known before deployment was resolved.
 * A thing is known (scalar, list, mapping, json), absent (no entry in its mapping), or unknown with a cause.
 * `unknown` is a kind of value and never a value: no reader may put a default in its place.
 */
import type { Reference } from './reference.ts'
import type { Location } from './source.ts'

export type Value = Scalar | List | Mapping | JsonText | Unknown | Either

export interface Scalar {
  readonly kind: 'scalar'
  readonly value: string | number | boolean | null
  readonly at: Location
  /** How a number is written out, where that is not how this language writes it: very large and very exact ones. */
  readonly text?: string
  /** How many binary digits of a number are kept, where they are fewer than of one that is written. */
  readonly bits?: number
  /** The type of a null that has one: `tostring(null)` is no list. */
  readonly type?: ElementType
  /** Where the value was written, when that is not where it is used. */
  readonly from?: Provenance
}

export interface List {
  readonly kind: 'list'
  readonly items: readonly Value[]
  /** Set where only some items are certain: how many there are, and in which places, is not known. */
  readonly open?: true
  /** Set with `open` where every item is an element for certain, and some may turn out to be the same one. */
  readonly mayCoincide?: true
  /** Set for a set, whose items are their own keys. */
  readonly unordered?: true
  /** The type of the items, where the list has one for all of them; other lists of Terraform are tuples. */
  readonly uniform?: ElementType
  /** Set for the nested blocks of one name in Terraform, which no one writes as a list. */
  readonly block?: true
  readonly at: Location
  readonly from?: Provenance
}

/** A type of a framework's language, which nothing outside of it looks into. */
export interface ElementType {
  readonly kind: string
}

export interface Mapping {
  readonly kind: 'mapping'
  readonly entries: ReadonlyMap<string, Value>
  /** Set where the case of the names does not count, as in ARM. */
  readonly caseless?: true
  /** The type of the entries, where the mapping has one for all of them; others of Terraform are objects. */
  readonly uniform?: ElementType
  /** What a name that is not among the entries stands for, where that is not known: entries may be missing. */
  readonly rest?: Unknown
  readonly at: Location
  readonly from?: Provenance
}

/** A string that holds JSON (`jsonencode(...)`, a heredoc policy): readers may look inside without decoding. */
export interface JsonText {
  readonly kind: 'json'
  /** What the text decodes to, with ranges as exact as the template allows. */
  readonly of: Value
  /** The text itself, where all of it is known. */
  readonly text?: string
  readonly at: Location
}

export interface Unknown {
  readonly kind: 'unknown'
  readonly because: UnknownCause
  /** The type that it has, whatever its value is, where that is known. */
  readonly type?: ElementType
  /** Of a mapping: the entries that it has for certain, whatever the others are. For steps that lead into it. */
  readonly entries?: ReadonlyMap<string, Value>
  /** Of a text: the reference whose text it is, but for what is replaced in it. */
  readonly edited?: EditedText
  readonly at: Location
}

/** A text that only the deployment knows, in which other texts are replaced. */
export interface EditedText {
  readonly of: ReferenceCause
  /**
   * The same in a part of what the text decodes to as JSON; undefined where that may become something else.
   *
   * @param beside what the JSON holds beside the texts of the part: names and words that must stay
   */
  readonly apply: (part: Value, beside: readonly string[]) => Value | undefined
}

/** What chooses one of two values, which cannot be decided before deployment. */
export interface Choice {
  /** By its name, alternatives of which the same holds are found. */
  readonly condition: string
  /** What decides which one it is, where that is no condition: a parameter with few values. */
  readonly because?: UnknownCause
  /** The input that decides the condition, where it is one alone, as the template names it: `var.environment`. */
  readonly input?: string
  /** The inputs that decide the condition together, where they are several. */
  readonly inputs?: readonly string[]
  /** Why the condition is not known, where no input decides it. */
  readonly behind?: UnknownCause
}

/** The choice alone, of what depends on it. */
export function choiceOf({ condition, because, ...decided }: Choice): Choice {
  return { condition, ...(because && { because }), ...decidedBy(decided) }
}

/** Why it is not known which one a choice chooses. */
export function causeOfChoice({ condition, because, ...decided }: Choice): UnknownCause {
  return because ?? { kind: 'condition', name: condition, ...decidedBy(decided) }
}

function decidedBy({ input, inputs, behind }: Omit<Choice, 'condition'>): Omit<Choice, 'condition'> {
  return { ...(input === undefined ? {} : { input }), ...(inputs && { inputs }), ...(behind && { behind }) }
}

/** A choice by something that is not known: with the input that decides it, or why it is not known. */
export function choiceBecause(condition: string, because: UnknownCause): Choice {
  // A condition that is made with another is decided as that one is.
  if (because.kind === 'condition') return choiceOf({ ...because, condition })
  const input = inputOf(because)
  return { condition, ...(input === undefined ? { behind: because } : { input }) }
}

/** The input that decides a value, where it is one alone. */
export function inputOf(because: UnknownCause): string | undefined {
  if (because.kind === 'variable') return because.name
  if (because.kind === 'reference' && because.over !== undefined) return inputOf(because.over)
  return because.kind === 'condition' ? because.input : undefined
}

/** One of two values; a branch may be nothing at all. */
export interface Either extends Choice {
  readonly kind: 'either'
  readonly branches: readonly [Value | undefined, Value | undefined]
  /** Set where the first branch is an item that stands for any number of such items, also none. */
  readonly anyNumber?: true
  readonly at: Location
}

/**
 * `within` is set where the value is not exactly that variable or reference but made with it, and may as well hold
 * what is written here: the text that is known, with UNKNOWN_PART for what is not; empty where nothing is.
 */
export type UnknownCause =
  /** A Terraform variable, CloudFormation parameter or ARM parameter without a default. */
  | {
      readonly kind: 'variable'
      readonly name: string
      readonly within?: string
      readonly limits?: TextLimits
    }
  /** Known only after deployment. */
  | ReferenceCause
  /**
   * Set in another place than this template, by what it does not show; `what` is a part of a sentence. `property` is
   * what decides where the template writes it.
   */
  | {
      readonly kind: 'elsewhere'
      readonly what: string
      readonly property?: string
      /** Set for what another stack exports. */
      readonly isExport?: true
    }
  /** The branches of a condition disagree; the other fields are those of the choice. */
  | ({ readonly kind: 'condition'; readonly name: string } & Pick<Choice, 'input' | 'inputs' | 'behind'>)
  /**
   * A function or construct that is not evaluated; `fails` where the framework refuses it too, `isUnread` where it is a
   * part that could not be read.
   */
  | {
      readonly kind: 'expression'
      readonly text: string
      readonly fails?: true
      readonly isUnread?: true
      readonly property?: string
    }
  /** A file that is not in the snapshot, such as a remote module. */
  | { readonly kind: 'missing-file'; readonly path: string }
  /** The value has a type that the property does not take. */
  | { readonly kind: 'type'; readonly expected: string }

/** What is known of a text that only the deployment gives, or of each text of a list. */
export interface TextLimits {
  /**
   * Whether it may be a text that the regular expression matches as a whole: RE2 syntax, texts of ASCII. False is
   * certain.
   */
  readonly mayMatch: (pattern: string) => boolean
  /** The same for a part of the text. */
  readonly ofPieces: () => TextLimits
}

export interface ReferenceCause extends Reference {
  readonly kind: 'reference'
  readonly within?: string
  /** Of `each` and `count`: why it is not known what the block is repeated for. For messages only. */
  readonly over?: UnknownCause
  /** Of a module: it was not read, so that its outputs are not known. For messages only. */
  readonly isUnread?: true
}

export const UNKNOWN_PART = '…'

/** The cause of a value that is made with an unknown one, or chosen by it. */
export function madeWith(because: UnknownCause, within: string = UNKNOWN_PART): UnknownCause {
  return because.kind === 'variable' || because.kind === 'reference'
    ? { ...withoutLimits(because), within }
    : because
}

/** The cause of a value that is not the variable's own text. */
export function withoutLimits<C extends UnknownCause>(because: C): C {
  if (because.kind !== 'variable' || because.limits === undefined) return because
  const { limits: _, ...rest } = because
  return rest as C
}

/** The value came from elsewhere; a deployment may override a default. */
export interface Provenance {
  /** How to say it, for instance `the default of variable "cidr"`. */
  readonly what: string
  readonly at: Location
}

/** Why what a part may hold that was not read is not known. */
export function causeOfUnread({
  what,
  isElsewhere,
}: {
  readonly what: string
  readonly isElsewhere?: true
}): UnknownCause {
  return isElsewhere ? { kind: 'elsewhere', what } : { kind: 'expression', text: what, isUnread: true }
}

/** One line for people: why a value is not known. */
export function explainUnknown(because: UnknownCause): string {
  switch (because.kind) {
    case 'variable':
      return `${because.name} has no default`
    case 'reference':
      // What an instance of a resource gets is in the template, but instances are not told apart.
      return `${because.text} ${isOfInstance(because) ? notEvaluated(because) : whenKnown(because)}`
    case 'elsewhere':
      return `the template does not show ${because.what}`
    case 'condition':
      return `it depends on the condition ${because.name}`
    case 'expression':
      return `${because.text} is not evaluated`
    case 'missing-file':
      return `${because.path} was not found`
    case 'type':
      return `the value is not ${because.expected}`
  }
}

function whenKnown({ isUnread }: ReferenceCause): string {
  return isUnread ? 'is an output of a module that was not read' : 'is known only after deployment'
}

function notEvaluated({ over }: ReferenceCause): string {
  return over === undefined ? 'is not evaluated' : `is not known: ${explainUnknown(over)}`
}

function isOfInstance({ root }: Reference): boolean {
  return root === 'each' || root === 'count'
}

/** One line for people: what to do so that the value is known. */
export function whatDecides(because: UnknownCause): string {
  switch (because.kind) {
    case 'variable':
      return `to decide: a default for ${because.name}, or a value in a file listed under "parameters" in .mvcrc`
    case 'reference':
      if (because.over !== undefined) return whatDecides(because.over)
      return because.isUnread
        ? 'to decide: the module, which `terraform init` installs'
        : `cannot be decided from the repository; ${because.text} exists only after deployment`
    case 'elsewhere':
      return because.property === undefined
        ? 'cannot be decided from this template; the value is set elsewhere'
        : `to decide: ${because.property}, written in the template`
    case 'condition':
      if (because.behind !== undefined) return whatDecides(because.behind)
      return `to decide: ${valuesFor(because)}, in a file listed under "parameters" in .mvcrc`
    case 'expression':
      if (because.property !== undefined) return `to decide: ${because.property}, written in the template`
      return because.isUnread
        ? 'to decide: the part that could not be read, corrected'
        : 'to decide: the value, written as a literal'
    case 'missing-file':
      return `to decide: ${because.path} in the repository`
    case 'type':
      return `to decide: ${because.expected}, written as a literal`
  }
}

/** More inputs of one condition are only counted. */
const MAX_INPUTS = 3

function valuesFor({ input, inputs }: Pick<Choice, 'input' | 'inputs'>): string {
  if (input !== undefined) return `a value for ${input}`
  if (inputs === undefined) return 'values for the parameters of the condition'
  const more = inputs.length - MAX_INPUTS
  const named = more > 0 ? [...inputs.slice(0, MAX_INPUTS), `${more} more`] : inputs
  return `values for ${named.slice(0, -1).join(', ')} and ${named.at(-1)}`
}

/** The parts directly inside a value. */
export function partsOf(value: Value): Iterable<Value> {
  switch (value.kind) {
    case 'list':
      return value.items
    case 'mapping':
      return value.entries.values()
    case 'json':
      return [value.of]
    case 'either':
      return value.branches.filter((branch) => branch !== undefined)
    default:
      return []
  }
}
