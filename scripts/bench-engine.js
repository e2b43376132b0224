/**
 * The embedded engine by itself: cold runs of one process as ratios to `node -e 0`, throughput when warm, how time grows
 * with the number of resources, and what the policies cost beside parsing.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { rolldown } from 'rolldown'
import { median, PEAK } from './bench-measure.js'
import { NAMES, templateOf } from './bench-templates.js'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Bundles the engine into a folder, as the package bundles it. */
async function buildEngine(folder) {
  const entry = join(folder, 'entry.ts')
  const from = (path) => JSON.stringify(join(root, path))
  writeFileSync(
    entry,
    `export { judgeTemplate } from ${from('src/engines/offline.ts')}
export { parseTemplate } from ${from('src/frameworks/parse-template.ts')}
export { SourceFile } from ${from('src/core/source.ts')}
`,
  )
  const bundle = await rolldown({ input: entry, platform: 'node', tsconfig: join(root, 'tsconfig.json') })
  await bundle.write({ dir: join(folder, 'engine'), format: 'esm', entryFileNames: 'engine.mjs' })
  await bundle.close()
  return join(folder, 'engine/engine.mjs')
}

const COLD = `
const { judgeTemplate, parseTemplate, SourceFile } = await import(process.argv[1])
const { readFileSync } = await import('node:fs')
const [, , framework, path] = process.argv
const files = [new SourceFile(path, readFileSync(path, 'utf8'))]
await judgeTemplate(await parseTemplate({ framework, path, files }), { policies: new Map() })
console.log(${PEAK})
`

function cold(engine, framework, path) {
  const args = ['--input-type=module', '-e', COLD, pathToFileURL(engine).href, framework, path]
  const started = performance.now()
  const done = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(done.stderr)
  return { ms: performance.now() - started, megabytes: Number(done.stdout) / 1024 }
}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc')

async function warm({ judgeTemplate, parseTemplate, SourceFile }, framework, text, rounds = 9) {
  const parse = []
  const judge = []
  // What was left behind before must not be paid for here.
  collectGarbage()
  for (let round = 0; round < rounds; round++) {
    const files = [new SourceFile(NAMES[framework], text)]
    const started = performance.now()
    const template = await parseTemplate({ framework, path: NAMES[framework], files })
    const parsed = performance.now()
    await judgeTemplate(template, { policies: new Map() })
    parse.push(parsed - started)
    judge.push(performance.now() - parsed)
  }
  return { parse: median(parse), judge: median(judge) }
}

/** Prints the table. @param work a folder for what is made on the way */
export async function benchEngine(work, bareNode) {
  const folder = join(work, 'engine')
  mkdirSync(folder)
  const engine = await buildEngine(folder)
  const loaded = await import(pathToFileURL(engine).href)
  console.log('\nthe engine by itself')
  for (const framework of Object.keys(NAMES)) {
    for (const count of [7, 200]) {
      const path = join(folder, NAMES[framework])
      writeFileSync(path, templateOf(framework, count))
      const lines = readFileSync(path, 'utf8').split('\n').length
      const runs = Array.from({ length: 5 }, () => cold(engine, framework, path).ms)
      const ratio = (median(runs) / bareNode).toFixed(2)
      console.log(`${framework.padEnd(15)} ${String(lines).padStart(5)} lines, cold  ${ratio} x node -e 0`)
    }
    const text = templateOf(framework, 200)
    const { parse, judge } = await warm(loaded, framework, text)
    const speed = (text.length / 1_000 / (parse + judge)).toFixed(1)
    const share = (judge / parse).toFixed(2)
    console.log(`${framework.padEnd(15)} warm ${speed} MB/s; policies cost ${share} x parsing`)
    const few = await warm(loaded, framework, templateOf(framework, 1_000), 5)
    const many = await warm(loaded, framework, templateOf(framework, 10_000), 5)
    const growth = (many.parse + many.judge) / (few.parse + few.judge) / 10
    const path = join(folder, NAMES[framework])
    writeFileSync(path, templateOf(framework, 10_000))
    const { megabytes } = cold(engine, framework, path)
    console.log(
      `${framework.padEnd(15)} 10,000 resources: ${growth.toFixed(2)} x the time a resource takes among 1,000; ${megabytes.toFixed(0)} MB`,
    )
  }
}
