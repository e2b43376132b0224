/**
 * Whether the runtime can run this package. Called before anything else is loaded, and written so that every Node since
 * 12 understands it: no `??`, no `?.`, no newer methods.
 */

/** The lowest major version in `engines` of package.json. */
const LOWEST = 20

/**
 * One line for people where this Node is too old; undefined where it is new enough.
 * @param version of the process, as `v20.1.0`
 * @param path of the running program
 */
export function unsupportedRuntime(version: string, path: string): string | undefined {
  return Number(version.slice(1).split('.')[0]) < LOWEST
    ? `mvc-gate: needs Node ${LOWEST} or newer; this is ${version} at ${path}\n`
    : undefined
}
