/** The configuration file of a service: any file on disk, named on the command line and read from there. */
import { dirname, resolve } from 'node:path'
import type { FolderConfig } from '../config/load.ts'
import { loadConfigs } from '../config/load.ts'
import { parseConfigText } from '../config/parse.ts'
import { ALLOW_SKIP, splitServerKeys } from '../config/server-config.ts'
import { utf8Text } from '../core/decode.ts'
import { GateError } from '../core/errors.ts'
import { foldersUpward } from '../core/path.ts'
import type { Snapshot } from '../core/snapshot.ts'
import { CONFIG_CONTEXT } from '../gate/policy-ids.ts'
import { diskSnapshot, isMissing } from '../git/disk-snapshot.ts'
import { loadPackages } from '../git/listing.ts'

export interface ServiceConfig {
  readonly loaded: FolderConfig
  /** Keys that only servers' files have, and that a service has no use for. */
  readonly ofPushes: readonly string[]
}

/**
 * Reads and validates a configuration, which may be the one of `pre-receive`. What it names (packs, policy files) is relative
 * to its folder.
 * @param path relative to `cwd` or absolute; JSON where it ends in .json, YAML otherwise
 * @throws GateError `config` for a file that is missing or not valid
 */
export async function loadServiceConfig(path: string, cwd: string): Promise<ServiceConfig> {
  const absolute = resolve(cwd, path)
  const disk = diskSnapshot(dirname(absolute), new Set(foldersUpward('.')))
  // Configurations are found by their names; this one is given, whatever its name is.
  const name = absolute.endsWith('.json') ? '.mvcrc.json' : '.mvcrc.yaml'
  const file = { path: name, id: absolute }
  const ofPushes: string[] = []
  const snapshot: Snapshot = {
    ...disk,
    name: path,
    packages: () => loadPackages(dirname(absolute)),
    read: async (files) => {
      const contents = await disk.read(files)
      return Promise.all(
        contents.map(async (content, i) => {
          const others = files[i] === file ? await withoutKeysOfPushes(path, content) : undefined
          if (others !== undefined) ofPushes.push(ALLOW_SKIP)
          return others ?? content
        }),
      )
    },
  }
  try {
    const configFor = await loadConfigs(snapshot, [file], CONFIG_CONTEXT)
    return { loaded: configFor('.'), ofPushes }
  } catch (error) {
    throw named(error, name, path)
  }
}

/** Undefined where it has none of them, or cannot be read, which `loadConfigs` explains. */
async function withoutKeysOfPushes(path: string, content: Uint8Array): Promise<Uint8Array | undefined> {
  const parsed = await parseConfigText(path, utf8Text(content)).catch(() => undefined)
  const { allowSkip, rest } = splitServerKeys(parsed)
  return typeof allowSkip === 'boolean' ? Buffer.from(JSON.stringify(rest)) : undefined
}

/** An error with the file's own name. */
function named(error: unknown, name: string, path: string): unknown {
  if (!(error instanceof GateError)) return error
  const { message, details, hint, cause } = error
  if (isMissing(cause)) return new GateError('config', `no such file: '${path}'`, { cause })
  const text = message.replace(`${name} in ${path}`, path).replaceAll(name, path)
  return new GateError(error.code, text, { details, ...(hint === undefined ? {} : { hint }), cause })
}
