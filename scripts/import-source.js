/** Imports of src/ for scripts, which every supported version of Node has to run as they are. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The exports of a module, with everything that it imports: in one file, as a data URL has no files beside it. */
export async function importSource(path) {
  const bundle = await rolldown({ cwd: root, input: join(root, path), platform: 'node' })
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false })
  await bundle.close()
  return import(`data:text/javascript,${encodeURIComponent(output[0].code)}`)
}
