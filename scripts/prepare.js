/** Runs after `npm install` in this repository: builds the gate, and lets it gate this repository. */
import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import husky from 'husky'
import { build } from './build.js'

const root = fileURLToPath(new URL('..', import.meta.url))

await build()

// npm links the commands of dependencies, not a package's own; the hooks look for it in the same place.
const bin = join(root, 'node_modules/.bin/mvc-gate')
await writeFile(bin, '#!/bin/sh\nexec node "$(dirname "$0")/../../dist/main.js" "$@"\n')
await chmod(bin, 0o755)

const problem = husky('hooks')
if (problem) console.log(`hooks not installed: ${problem}`)
