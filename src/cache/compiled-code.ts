/**
 * Node's cache of compiled code (Node 22 and newer): a tenth of what a small commit waits for. It lies beside the
 * installed package, `node_modules/.cache/mvc-gate`, so that it goes where the package goes, and whoever could write
 * there could change the package itself. Where nothing can be written, Node goes without.
 */
import module from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Environment } from '../core/environment.ts'
import { isCacheWanted } from './wanted.ts'

/** In the types of newer versions of Node. */
const { enableCompileCache } = module as { readonly enableCompileCache?: (folder: string) => unknown }

/** @param entry the URL of the program's file */
export function cacheCompiledCode(entry: string, env: Environment): void {
  const isInstalled = /\/node_modules\/[^/]+\/dist\/[^/]+$/.test(entry)
  if (isInstalled && isCacheWanted(env))
    enableCompileCache?.(fileURLToPath(new URL('../../.cache/mvc-gate', entry)))
}
