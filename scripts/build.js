/** Builds dist/: two entries, everything bundled, code split so that each command loads only what it uses. */
import { createHash } from 'node:crypto'
import { chmod, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { writeNotices } from './build-notices.js'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Bundles src into the folder, which is emptied first. The same sources and libraries give the same bytes. */
export async function build(dist = join(root, 'dist')) {
  const bundle = await rolldown({
    cwd: root,
    input: { main: join(root, 'src/main.ts'), install: join(root, 'src/install.ts') },
    platform: 'node',
    // cosmiconfig compiles configurations written in TypeScript; this package refuses them.
    external: ['typescript'],
    tsconfig: join(root, 'tsconfig.json'),
  })
  await rm(dist, { recursive: true, force: true })
  const { output } = await bundle.write({
    dir: dist,
    // Node starts CommonJS in two thirds of the time that it takes for modules.
    format: 'cjs',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: false } },
  })
  await bundle.close()
  await chmod(join(dist, 'main.js'), 0o755)
  await writeFile(join(dist, 'package.json'), '{ "type": "commonjs" }\n')
  await writeFile(join(dist, 'build-id'), `${digestOf(output)}\n`)
  const moduleIds = output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []))
  await writeNotices(root, dist, moduleIds)
}

/** What tells two builds apart: verdicts that one remembers are not believed by another. */
function digestOf(output) {
  const hash = createHash('sha256')
  for (const chunk of output) hash.update(chunk.fileName).update(chunk.code ?? '')
  return hash.digest('hex').slice(0, 32)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build(process.argv[2])
