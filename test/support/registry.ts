/** A package registry on loopback: it has this package, as the tests packed it, and what is published to it. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
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
  const published = new Map<string, string | Buffer>()
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '')
    if (request.method === 'PUT') {
      return void text(request).then((body) => {
        for (const [name, content] of publication(body, url)) published.set(name, content)
        response.end('{}')
      })
    }
    const known = published.get(path)
    if (known !== undefined) return response.end(known)
    if (path.endsWith('.tgz')) return response.end(readFileSync(tarball))
    if (path !== '/mvc-gate') return response.writeHead(404).end('{}')
    const dist = { tarball: `${url}mvc-gate.tgz` }
    const versions = { [version]: { name: 'mvc-gate', version, bin: { 'mvc-gate': 'dist/main.js' }, dist } }
    return response.end(JSON.stringify({ name: 'mvc-gate', 'dist-tags': { latest: version }, versions }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`
  return { url, close: () => server.close() }
}

interface Attachment {
  /** In base 64. */
  readonly data: string
}

/** What `npm publish` sends, as what `npm install` asks for: a document and an archive. */
function publication(
  body: string,
  url: string,
): readonly (readonly [path: string, content: string | Buffer])[] {
  const { _attachments: attachments, ...document } = JSON.parse(body)
  const [attachment] = Object.values<Attachment>(attachments)
  const [version] = Object.values<{ dist: { tarball: string } }>(document.versions)
  if (attachment === undefined || version === undefined) throw new Error('not a publication')
  const path = `/${document.name}/-/pack.tgz`
  version.dist.tarball = `${url.slice(0, -1)}${path}`
  return [
    [`/${document.name}`, JSON.stringify(document)],
    [path, Buffer.from(attachment.data, 'base64')],
  ]
}

/** The line of `.npmrc` with which npm publishes there. */
export function npmrcFor({ url }: Registry): string {
  return `${url.slice('http:'.length)}:_authToken=test\n`
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
