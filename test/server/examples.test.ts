/** The files of examples/server: what they run exists, and what one of them names, another one has. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { COMMANDS } from '../../src/cli/commands/index.ts'
import { loadServiceConfig } from '../../src/cli/service-config.ts'
import { createFolder } from '../support/repository.ts'

const folder = fileURLToPath(new URL('../../examples/server/', import.meta.url))
const read = (name: string) => readFileSync(`${folder}${name}`, 'utf8')

// biome-ignore lint/suspicious/noExplicitAny: manifests are not typed
type Manifest = any

const compose: Manifest = parse(read('compose.yaml'))
const manifests: readonly Manifest[] = parseAllDocuments(read('kubernetes.yaml')).map((each) => {
  expect(each.errors).toEqual([])
  return each.toJS()
})
const kind = (name: string): Manifest => manifests.find((each) => each.kind === name)
const pod = kind('Deployment').spec.template.spec
const [container] = pod.containers

/** The options of a command line, all of which have a value. */
function optionsOf([command, ...args]: readonly string[]): ReadonlyMap<string, string> {
  const known = Object.keys(COMMANDS.find(({ name }) => name === command)?.options ?? {})
  const options = new Map<string, string>()
  for (let i = 0; i < args.length; i += 2) {
    const name = args[i]?.replace(/^--/, '') ?? ''
    expect(known).toContain(name)
    options.set(name, args[i + 1] ?? '')
  }
  return options
}

describe('the command lines', () => {
  test.each([
    ['compose.yaml', compose.services.gate.command],
    ['kubernetes.yaml', container.args],
  ])('%s has options that exist, and all that is needed beyond loopback', (_name, args) => {
    expect([...optionsOf(args).keys()]).toEqual(['listen', 'behind-proxy', 'users', 'config'])
  })

  test('the variables exist', () => {
    const source = readFileSync(new URL('../../src/cli/service.ts', import.meta.url), 'utf8')
    const names = [
      ...Object.keys(compose.services.gate.environment),
      ...container.env.map(({ name }: Manifest) => name),
    ].filter((name) => name !== 'MVC_CACHE')
    expect(new Set(names).size).toBe(2)
    for (const name of names) expect(source).toContain(name)
  })
})

describe('kubernetes.yaml', () => {
  test('probes ask what the service answers, at its port', () => {
    const port = container.ports.find(({ name }: Manifest) => name === 'http').containerPort
    expect(optionsOf(container.args).get('listen')).toBe(`0.0.0.0:${port}`)
    const probes = ['startupProbe', 'livenessProbe', 'readinessProbe'].map((name) => container[name].httpGet)
    expect(probes.map(({ path }) => path)).toEqual(['/healthz', '/healthz', '/readyz'])
    expect(kind('Deployment').spec.template.metadata.annotations['prometheus.io/port']).toBe(String(port))
  })

  test('mounts hold the files of the command line', () => {
    const mounts = container.volumeMounts.map(({ mountPath }: Manifest) => mountPath)
    const options = optionsOf(container.args)
    for (const name of ['users', 'config']) {
      expect(mounts.some((path: string) => options.get(name)?.startsWith(`${path}/`))).toBe(true)
    }
    expect(Object.keys(kind('ConfigMap').data)).toEqual(['server.yaml'])
  })

  test('selectors find the replicas', () => {
    const { labels } = kind('Deployment').spec.template.metadata
    for (const selector of [
      kind('Deployment').spec.selector.matchLabels,
      kind('Service').spec.selector,
      kind('PodDisruptionBudget').spec.selector.matchLabels,
      kind('NetworkPolicy').spec.podSelector.matchLabels,
    ]) {
      expect(labels).toMatchObject(selector)
    }
    expect(kind('HorizontalPodAutoscaler').spec.scaleTargetRef.name).toBe(kind('Deployment').metadata.name)
  })

  test('there is time to drain before the end', () => {
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(30)
    expect(Number.parseInt(compose.services.gate.stop_grace_period, 10)).toBeGreaterThan(30)
  })
})

test.each([
  ['server.yaml', () => read('server.yaml')],
  ['the ConfigMap', () => kind('ConfigMap').data['server.yaml']],
])('%s is valid', async (_name, textOf) => {
  const path = join(createFolder(), 'server.yaml')
  writeFileSync(path, textOf())
  expect((await loadServiceConfig(path, '/')).loaded.from?.keys).toContain('failOn')
})

test('nginx takes addresses of the length that the service makes, and passes on what it needs', () => {
  const text = read('nginx.conf')
  expect(text).toMatch(/large_client_header_buffers \d+ 16k/)
  expect(text).toMatch(/X-Forwarded-For \$remote_addr/)
  expect(compose.secrets).toHaveProperty('users')
})
