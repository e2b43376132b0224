/** The configuration file of a service: any file on disk, named on the command line and read from there. */
import { dirname, resolve } from 'node:path'
import type { FolderConfig } from '../config/load.ts'
import { loadConfigs } from '../config/load.ts'
import { GateError } from '../core/errors.ts'
import { foldersUpward } from '../core/path.ts'
import { CONFIG_CONTEXT } from '../gate/policy-ids.ts'
import { diskSnapshot, isMissing } from '../git/disk-snapshot.ts'
import { loadPackages } from '../git/listing.ts'

/**
 * Reads and validates a configuration. What it names (policy files) is relative to its folder.
 * @param path relative to `cwd` or absolute; JSON where it ends in .json, YAML otherwise
 * @throws GateError `config` for a file that is missing or not valid
 */
export async function loadServiceConfig(path: string, cwd: string): Promise<FolderConfig> {
  const absolute = resolve(cwd, path)
  const disk = diskSnapshot(dirname(absolute), new Set(foldersUpward('.')))
  // Configurations are found by their names; this one is given, whatever its name is.
  const name = absolute.endsWith('.json') ? '.mvcrc.json' : '.mvcrc.yaml'
  try {
    const configFor = await loadConfigs(
      { ...disk, name: path, packages: () => loadPackages(dirname(absolute)) },
      [{ path: name, id: absolute }],
      CONFIG_CONTEXT,
    )
    return configFor('.')
  } catch (error) {
    throw named(error, name, path)
  }
}

/** An error with the file's own name. */
function named(error: unknown, name: string, path: string): unknown {
  if (!(error instanceof GateError)) return error
  const { message, details, hint, cause } = error
  if (isMissing(cause)) return new GateError('config', `no such file: '${path}'`, { cause })
  const text = message.replace(`${name} in ${path}`, path).replaceAll(name, path)
  return new GateError(error.code, text, { details, ...(hint === undefined ? {} : { hint }), cause })
}
