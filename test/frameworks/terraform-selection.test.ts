// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is how Terraform writes interpolations
/** Which files of a change become a Terraform template, and what it reads beside them. */
import { describe, expect, it } from 'vitest'
import { violates } from '../../src/core/report.ts'
import { judgeOffline } from '../../src/engines/offline.ts'
import { parseTerraform } from '../../src/frameworks/terraform/template.ts'
import { decideAll } from '../../src/gate/decide/decide.ts'
import { planChange } from '../../src/gate/plan/plan-change.ts'
import { CONFIG_CONTEXT } from '../../src/gate/policy-ids.ts'
import { snapshotOf } from '../support/memory-snapshot.ts'
import { show } from './terraform-support.ts'

async function plan(texts: Readonly<Record<string, string>>, touched: readonly string[]) {
  const snapshot = snapshotOf(texts)
  const files = (await snapshot.list()).filter(({ path }) => touched.includes(path))
  return planChange({ snapshot, touched: files, removed: [] }, CONFIG_CONTEXT)
}

describe('files of the JSON syntax', () => {
  const TEXTS = {
    'a/main.tf': 'resource "t" "n" {\n  v = var.x\n}\n',
    'a/more.tf.json': '{"variable": {"x": {}}}',
    'a/terraform.tfvars.json': '{"x": 1}',
    'a/b.auto.tfvars.json': '{}',
    'a/prod.tfvars.json': '{"x": 2}',
    'a/package.json': '{}',
    'b/only.tf.json': '{"resource": {"t": {"m": {}}}}',
    'c/terraform.tfvars.json': '{"x": 1}',
  }

  it('make their folder a template, whichever of its files is touched', async () => {
    for (const touched of [
      'a/main.tf',
      'a/more.tf.json',
      'a/terraform.tfvars.json',
      'a/b.auto.tfvars.json',
    ]) {
      const { templates: planned, notChecked } = await plan(TEXTS, [touched])
      const [only] = planned
      expect([planned.length, notChecked]).toEqual([1, []])
      expect(only?.source).toMatchObject({ framework: 'terraform', path: 'a' })
      expect(only?.source.files.map(({ path }) => path)).toEqual([
        'a/main.tf',
        'a/more.tf.json',
        'a/terraform.tfvars.json',
        'a/b.auto.tfvars.json',
      ])
      if (only !== undefined)
        expect(show(parseTerraform(only.source).resources[0]?.properties)).toBe('{v: 1}')
    }
  })

  it('are a template without any in the native syntax', async () => {
    const { templates: planned } = await plan(TEXTS, ['b/only.tf.json'])
    expect(planned.map(({ source }) => source.path)).toEqual(['b'])
  })

  it('are reported where there are values only, and left alone where the configuration does not name them', async () => {
    expect(await plan(TEXTS, ['c/terraform.tfvars.json', 'a/prod.tfvars.json'])).toMatchObject({
      templates: [],
      notChecked: [
        { path: 'a/prod.tfvars.json', reason: 'values for variables of Terraform', notable: false },
        { path: 'c/terraform.tfvars.json', notable: true },
      ],
    })
  })
})

describe('files that functions read', () => {
  it('come from the snapshot when they are asked for, and are part of what makes two templates the same', async () => {
    const texts = {
      'env/main.tf':
        'resource "t" "n" {\n  v = [for f in fileset("../conf", "*.txt") : file("../conf/${f}")]\n  w = fileexists("../conf/a.txt")\n}\n',
      'conf/a.txt': 'A',
      'conf/b.txt': 'B',
      'conf/c.bin': '\0',
    }
    const { templates: planned } = await plan(texts, ['env/main.tf'])
    const [only] = planned
    if (only === undefined) throw new Error('nothing planned')
    const results: string[] = []
    for (let round = 0; round < 5; round++) {
      results.push(show(parseTerraform(only.source).resources[0]?.properties))
      if (!(await only.surroundings.load())) break
    }
    expect(results.at(-1)).toBe('{v: ["A", "B"], w: true}')
    expect(results.length).toBe(3)
    const trace = only.surroundings.trace()
    const other = await plan({ ...texts, 'conf/z.txt': 'Z' }, ['env/main.tf'])
    const second = other.templates[0]
    if (second === undefined) throw new Error('nothing planned')
    for (let more = true; more; more = await second.surroundings.load()) parseTerraform(second.source)
    expect(second.surroundings.trace()).not.toBe(trace)
  })
})

describe('a tenant', () => {
  it('is not sent the JSON syntax, of which the embedded engine decides', async () => {
    const group = (name: string, range: string) => ({
      [name]: { ingress: { protocol: 'tcp', from_port: 22, to_port: 22, cidr_blocks: [range] } },
    })
    const texts = {
      'main.tf':
        'resource "aws_security_group" "native" {\n  ingress {\n    protocol = "tcp"\n    from_port = 22\n    to_port = 22\n    cidr_blocks = ["0.0.0.0/0"]\n  }\n}\n',
      'more.tf.json': JSON.stringify({ resource: { aws_security_group: group('json', '0.0.0.0/0') } }),
      'broken.tf.json': '{"resource": {"aws_s3_bucket": 5}}',
    }
    const { templates: planned } = await plan(texts, Object.keys(texts))
    const [only] = planned
    if (only === undefined) throw new Error('nothing planned')
    const result = await judgeOffline(only.source, { policies: new Map() })
    if ('notTemplate' in result) throw new Error(result.notTemplate)
    const sent: string[] = []
    const { templates } = await decideAll([{ planned: only, result, rules: only.config.config }], {
      prepare: () => undefined,
      settingsFor: async () => ({
        mode: 'inline',
        environment: 'https://tenant.example',
        tenantId: undefined,
        onUnavailable: 'block',
        timeoutSeconds: 1,
        concurrency: 1,
        verdictCacheMinutes: 0,
        caFile: undefined,
      }),
      findCredentials: async () => ({ user: 'user', password: 'password' }),
      judge: async (_settings, _credentials, submissions) => {
        sent.push(...submissions.map(({ fileName }) => fileName))
        const clean = { kind: 'judged', violationCount: 0, policies: [] } as const
        const verdicts = new Map(submissions.map((each) => [each, clean]))
        return { verdicts, error: undefined }
      },
    })
    expect(sent).toEqual(['main.tf'])
    const [template] = templates
    expect(template?.engine).toBe('inline')
    expect(template?.result.findings.map(({ resource }) => resource.name)).toContain(
      'aws_security_group.json',
    )
    expect(template?.result.findings.map(({ resource }) => resource.name)).not.toContain(
      'aws_security_group.native',
    )
    expect(template?.result.unscannable.map(({ path, reason }) => `${path}: ${reason}`)).toEqual([
      'broken.tf.json: expected an object',
    ])
    expect(
      template !== undefined &&
        violates({
          ...template,
          rules: only.config.config,
          existing: [],
          existingUnplaced: [],
          fixed: 0,
          suppressed: [],
        }),
    ).toBe(true)
  })
})
