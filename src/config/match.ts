/** Whether a configuration wants a file looked at. */
import picomatch from 'picomatch'
import type { FolderConfig } from './load.ts'

const OPTIONS = { dot: true, nocase: false } as const

type Matcher = (path: string) => boolean

const matchers = new WeakMap<FolderConfig, Matcher>()

/** True when the path matches `include` and not `exclude`, both relative to the configuration's folder. */
export function wants(config: FolderConfig, path: string): boolean {
  let matcher = matchers.get(config)
  if (matcher === undefined) {
    const included = picomatch([...config.config.include], OPTIONS)
    const excluded = picomatch([...config.config.exclude], OPTIONS)
    matcher = (relative) => included(relative) && !excluded(relative)
    matchers.set(config, matcher)
  }
  return matcher(config.base === '.' ? path : path.slice(config.base.length + 1))
}
