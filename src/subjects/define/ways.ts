/** How readers find what they read, as data: what a fix has to write so that a reader gives another value. */
import type { Writable } from '../../core/fix.ts'
import type { Proposals } from '../../core/repair.ts'
import type { Scope } from './scope.ts'

/** What is written for a value of an attribute at a path; undefined where the value cannot be written. */
export type Spell = (value: unknown, path: string) => Writable | undefined

export type Way =
  /** At the first of the paths that is written, else at the first one; as it is without `spell`. */
  | { readonly at: readonly string[]; readonly spell?: Spell }
  /** By one of several readers, or by all of them where they make a list. */
  | { readonly by: readonly unknown[] }
  /** By a reader at another scope, or at several; nowhere where there is none. */
  | { readonly move: (scope: Scope) => Scope | readonly Scope[] | undefined; readonly read: unknown }
  /** By a reader, where the value is written in another form. */
  | { readonly spell: Spell; readonly read: unknown }
  /** By changes that no other way makes. */
  | { readonly changes: (scope: Scope) => Proposals }
  /** By a reader, with values at other paths where nothing is written there. */
  | { readonly read: unknown; readonly also: { readonly [path: string]: Writable } }
  /** An item of a list of texts at the path. */
  | { readonly itemOf: string }
  /** The item of a list that has a key. */
  | {
      readonly list: string
      readonly key: string
      readonly named: string
      readonly value: string
      readonly spell?: Spell
    }

interface WithWay {
  way?: Way
}

/** The way of a reader; undefined where a fix cannot write what it reads. */
export function wayOf(read: unknown): Way | undefined {
  return typeof read === 'function' ? (read as WithWay).way : undefined
}

/** Gives a reader its way. */
export function withWay<F>(read: F, way: Way | undefined): F {
  if (way !== undefined) (read as WithWay).way = way
  return read
}

/** The same reader, for which what `parts` read is written. */
export function writtenLike<F extends (scope: Scope) => unknown>(read: F, ...parts: readonly unknown[]): F {
  return withWay(((scope: Scope) => read(scope)) as F, { by: parts })
}

/** The same reader, for which a value is written in another form: `spelled(isWritten('Algorithm'), { true: 'AES256' })`. */
export function spelled<F extends (scope: Scope) => unknown>(
  read: F,
  forms: { readonly [value: string]: Writable },
): F {
  const spell: Spell = (value) => forms[String(value)]
  return withWay(((scope: Scope) => read(scope)) as F, { spell, read })
}

/** The same reader, for which a fix also writes what the provider then requires, where nothing is written there. */
export function writtenWith<F extends (scope: Scope) => unknown>(
  read: F,
  also: { readonly [path: string]: Writable },
): F {
  return withWay(((scope: Scope) => read(scope)) as F, { read, also })
}
