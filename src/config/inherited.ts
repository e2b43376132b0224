/**
 * What a configuration that does not say otherwise takes from the one above it: who may add one for a folder does not
 * decide by that which exceptions apply in it.
 */
import { type Config, DEFAULTS } from './keys.ts'
import type { Layer, Layered } from './layers.ts'

/** The file of exceptions for a folder. */
export interface ExceptionsPlace {
  /** Repository-relative. The file need not exist. */
  readonly path: string
  /** The folder that its globs are relative to, and outside of which it applies to nothing. */
  readonly base: string
}

/** What is in force for a folder. */
export interface Inherited {
  readonly config: Config
  readonly exceptions: ExceptionsPlace
}

const KEYS = [
  'suppressions',
  'exceptions',
  'exceptionsFrom',
  'maxExceptionDays',
] as const satisfies readonly (keyof Config)[]

/** Without any configuration. */
export const DEFAULT_PLACE: ExceptionsPlace = { path: DEFAULTS.exceptions, base: '.' }

/** Whether a path is called like the file of exceptions, in any folder and with any of the endings. */
export function isExceptionsName(path: string): boolean {
  return /(?:^|\/)\.mvc-gate\/exceptions\.(?:ya?ml|json)$/.test(path)
}

/** A configuration as its file, and what it is made of, say it. */
interface Read {
  readonly config: Config
  readonly base: string
  readonly from?: { readonly keys: readonly string[] }
  readonly layered?: Layered
}

/**
 * What a folder's configuration leaves to the one above it.
 * @param read over the defaults
 * @param above in force in the folder above
 */
export function inherit(
  { config, base, from, layered }: Read,
  above: Inherited & { readonly held?: readonly Layer[] },
): Inherited {
  const written: readonly string[] = layered === undefined ? (from?.keys ?? []) : [...layered.sources.keys()]
  const taken = KEYS.filter((key) => !written.includes(key)).map((key) => [key, above.config[key]])
  // What is final above is relative to the folder of that configuration.
  const isHeld = above.held?.some(({ final }) => final.includes('exceptions')) ?? false
  const path = base === '.' ? config.exceptions : `${base}/${config.exceptions}`
  return {
    config: { ...config, ...Object.fromEntries(taken) },
    exceptions: written.includes('exceptions') && !isHeld ? { path, base } : above.exceptions,
  }
}
