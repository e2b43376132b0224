/** What every step of reading an ARM template shares: the template as a whole, and one deployment in it. */

import type { Location, SourceFile } from '../../core/source.ts'
import type { Gap, Problem, Reach, TemplateSource, UnreadPart } from '../../core/template.ts'
import type { Value } from '../../core/value.ts'
import type { MappingNode, ParsedText } from '../node.ts'
import { notRead } from '../unread.ts'
import type { Budget } from '../values/budget.ts'
import type { Names } from './evaluate.ts'
import type { Words } from './words.ts'

/** The reading of one template, with all deployments in it. */
export interface Run {
  readonly source: TemplateSource
  readonly budget: Budget
  /** By place: a part that is read several times is reported once. */
  readonly problems: Map<string, Problem>
  readonly gaps: Map<string, Gap>
  readonly unread: Map<string, UnreadPart>
  readonly index: ResourceIndex
  /** Texts of linked files, parsed once. */
  readonly documents: Map<SourceFile, Document>
  /** The paths of linked templates that were entered. */
  readonly linked: Set<string>
  /**
   * First all names are read, so that resources can be linked, then all of the rest. What was computed in an
   * earlier pass knew of no links.
   */
  pass: number
  /** Instances that loops may still make, and deployments that may still be entered, in this pass. */
  instances: number
  deployments: number
  /** Scopes of templates with expressions of their own, by their top: one that a loop deploys is there once. */
  readonly opened: Map<MappingNode, Scope>
}

/** The resources that a template declares, by their names in lower case. */
export interface ResourceIndex {
  /** Names as they are written, by ids of type and name: `microsoft.sql/servers|name`. */
  readonly byId: Map<string, string>
  /** Ids by name alone; undefined where several have it. */
  readonly byName: Map<string, string | undefined>
  /** What deployments give back; undefined where several have the same name. */
  readonly outputs: Map<string, (() => Value) | undefined>
}

/** A parsed file. */
export interface Document extends Pick<ParsedText, 'validUntil' | 'lost'> {
  readonly file: SourceFile
  readonly root: MappingNode
}

/** A parameter or variable: what it holds, and how it reads in a name. */
export interface Definition {
  readonly value: () => Value
  readonly words: () => Words
}

export type Definitions = ReadonlyMap<string, Definition>

/** A loop that is under way; its index is unknown where it isn't known how often it runs. */
export interface Loop {
  readonly name: string
  readonly index: number | undefined
  /** Whether it makes resources, which `copyIndex()` without a name is about. */
  readonly ofResources: boolean
}

/** What expressions see: a deployment's own names, and the loops they stand in. */
export interface Scope {
  readonly run: Run
  readonly document: Document
  /** By name in lower case. */
  readonly parameters: Definitions
  readonly variables: Definitions
  /** User-defined functions, by `namespace.name` in lower case. */
  readonly functions: ReadonlyMap<string, MappingNode>
  /** The resources that have symbolic names. */
  readonly symbols: MappingNode | undefined
  /** Innermost last. */
  readonly loops: readonly Loop[]
  /** Files of linked templates that lead here. */
  readonly chain: readonly string[]
  readonly call: (scope: Scope, ...args: Parameters<Names['call']>) => Value | undefined
  /**
   * Set in a template that something else carries than a deployment: what its expressions in single brackets see, which
   * are evaluated by whatever holds it. Its own stand in `[[x]`.
   */
  readonly carriedBy?: Outside
}

/** What expressions see of the template around the one that they stand in. */
export interface Outside extends Pick<Scope, 'parameters' | 'variables' | 'functions'> {
  /** Set where its resources may be there already, with other properties than those that it writes. */
  readonly amends?: true
}

/** Notes a part that can't be read, and how far that reaches. */
export function complain({ run }: Pick<Scope, 'run'>, message: string, at: Location, reach: Reach): void {
  run.problems.set(placeKey(at), { message, at })
  run.unread.set(placeKey(at), notRead(at, reach))
}

/** Notes a part that is not judged. */
export function addGap({ run }: Scope, message: string, at: Location, notable: boolean): void {
  run.gaps.set(placeKey(at), { message, at, notable })
}

function placeKey({ file, range }: Location): string {
  return `${file.path}\0${range.start}`
}

export function withLoop(scope: Scope, loop: Loop): Scope {
  return { ...scope, loops: [...scope.loops, loop] }
}

/** Computes once in every pass. What asks for itself on the way gets `cyclic`. */
export function once<T>(run: Run, compute: () => T, cyclic: () => T): () => T {
  let known: { readonly pass: number; readonly value: T } | undefined
  let open = false
  return () => {
    if (known?.pass === run.pass) return known.value
    if (open) return cyclic()
    open = true
    const value = compute()
    open = false
    known = { pass: run.pass, value }
    return value
  }
}
