/** A package registry on loopback that has this package alone, as the tests packed it: what a user installs from npm. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'

export interface Registry {
  /** For `npm_config_registry`. */
  readonly url: string
  close(): void
}

const { version }: { readonly version: string } = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8'),
)

/** @param tarball path of the packed package */
export async function startRegistry(tarball: string): Promise<Registry> {
  let url = ''
  const server = createServer((request, response) => {
    if (request.url?.endsWith('.tgz')) return response.end(readFileSync(tarball))
    if (request.url !== '/mvc-gate') return response.writeHead(404).end('{}')
    const dist = { tarball: `${url}mvc-gate.tgz` }
    const versions = { [version]: { name: 'mvc-gate', version, bin: { 'mvc-gate': 'dist/main.js' }, dist } }
    return response.end(JSON.stringify({ name: 'mvc-gate', 'dist-tags': { latest: version }, versions }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`
  return { url, close: () => server.close() }
}

/** What makes npm ask that registry, with a cache and a global folder below `home`. */
export function npmEnvironment(registry: Registry, home: string): NodeJS.ProcessEnv {
  return {
    npm_config_registry: registry.url,
    npm_config_cache: `${home}/npm-cache`,
    npm_config_prefix: `${home}/npm-global`,
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_update_notifier: 'false',
    npm_config_loglevel: 'error',
  }
}
