/**
 * What a framework takes, shown by one that only this test has. In the package the same is written at these points:
 *
 * 1. its descriptor, in `core/frameworks.ts`
 * 2. its parser, `frameworks/<id>/template.ts`
 * 3. the parser's line in `frameworks/parse-template.ts`
 * 4. a pattern for its files in `hooks/gate.sh`, which a test asks for
 * 5. where it names resources by none of the vocabularies there are: readers in the subjects
 * 6. a policy, where it says something that no other framework does
 */
import { expect, test } from 'vitest'
import { certain } from '../../src/core/claim.ts'
import { FRAMEWORKS, type Framework, type FrameworkInfo } from '../../src/core/frameworks.ts'
import { definePolicy } from '../../src/core/policy.ts'
import { type Location, SourceFile } from '../../src/core/source.ts'
import type { Resource, Template } from '../../src/core/template.ts'
import type { Mapping } from '../../src/core/value.ts'
import { judgeTemplate } from '../../src/engines/offline.ts'
import { detectFramework } from '../../src/frameworks/detect.ts'
import { type Parse, parseTemplate, registerFramework } from '../../src/frameworks/parse-template.ts'
import { FORMATS, renderFormat } from '../../src/report/formats.ts'
import { renderPretty } from '../../src/report/pretty.ts'
import { defineSubject } from '../../src/subjects/define/subject.ts'
import { judged, report } from '../report/support.ts'
import { changeOf } from '../support/memory-snapshot.ts'

const TOY: FrameworkInfo = {
  id: 'toy' as string as Framework,
  name: 'Toy Box',
  shortName: 'Toy',
  vocabulary: 'cloudformation',
  platforms: ['aws'],
  files: { endings: ['.toy'] },
  values: { endings: [] },
  detectedBy: 'path',
  isFolder: false,
  ignoresTypeCase: false,
  fence: 'text',
  fixtureEnding: '.toy',
}

/** `AWS::Toy::Box lid AccessControl=PublicReadWrite`: a resource on each line. */
const parseToy: Parse = async (source) => {
  const resources = source.files.flatMap((file) =>
    [...file.text.matchAll(/^(\S+) (\S+) (\S+)=(\S+)$/gm)].map((line) => resourceOf(file, line)),
  )
  return { ...source, resources, problems: [], unread: [] }
}

function resourceOf(file: SourceFile, line: RegExpExecArray): Resource {
  const [text, type = '', name = '', key = '', value = ''] = line
  const at: Location = { file, range: { start: line.index, end: line.index + text.length } }
  const valueAt: Location = { file, range: { start: at.range.end - value.length, end: at.range.end } }
  const properties: Mapping = {
    kind: 'mapping',
    entries: new Map([[key, { kind: 'scalar', value, at: valueAt }]]),
    at,
  }
  return { type, name, properties, meta: { ...properties, entries: new Map() }, at, head: at }
}

const openLid = definePolicy<object>({
  id: 'aws-toy-open-lid',
  platform: 'aws',
  service: 's3',
  title: 'Toy box is open',
  severity: 'high',
  why: 'What is in it falls out.',
  fix: 'Close the lid.',
  references: ['https://docs.aws.amazon.com/toys'],
  mvisionNames: [],
  subject: defineSubject({
    name: 'aws.toy-box',
    describes: 'A toy box',
    sources: { cloudformation: ['AWS::Toy::Box'] },
    attributes: {},
  }),
  violatedWhen: ({ resource }) => {
    const lid = resource.properties.entries.get('Lid')
    if (lid?.kind !== 'scalar') throw new Error('a box without a lid')
    return certain(lid.value === 'open', lid.at, 'the lid is open')
  },
})

const TEXT = 'AWS::Toy::Box shut Lid=closed\nAWS::Toy::Box ajar Lid=open\n'

registerFramework(TOY, parseToy)

test('it is one of the frameworks, and its files are found by their names', () => {
  expect(FRAMEWORKS.at(-1)).toBe(TOY)
  expect(detectFramework('boxes/a.toy', TEXT)).toEqual({ framework: TOY.id })
  expect(detectFramework('boxes/A.TOY', TEXT)).toMatchObject({ notable: true })
  expect(detectFramework('boxes/a.tf', TEXT)).toEqual({ framework: 'terraform' })
})

test('the gate parses and judges it, by the policies of its vocabulary and platform', async () => {
  // What is read by default is settled when these are loaded.
  const { NO_TENANT } = await import('../support/no-tenant.ts')
  const { runGate } = await import('../../src/gate/run-gate.ts')
  const bucket = `${TEXT}AWS::S3::Bucket uploads AccessControl=PublicReadWrite\n`
  const { judged: templates, notChecked } = await runGate({
    action: 'scan',
    changes: [await changeOf({}, { 'boxes/a.toy': bucket, 'notes.txt': 'x' })],
    overrides: {},
    tenant: NO_TENANT,
    today: '2026-11-23',
  })
  expect(notChecked).toEqual([])
  expect(templates.map(({ result }) => [result.framework, result.path])).toEqual([['toy', 'boxes/a.toy']])
  const ids = templates.flatMap(({ result }) => result.findings.map(({ policy }) => policy.id))
  expect(ids).toContain('aws-s3-public-write-acl')
})

test('a policy of its own is reported in every format', async () => {
  const template = await parse('a.toy', TEXT)
  const result = await judgeTemplate(template, { policies: new Map() }, [openLid])
  expect(result.passed).toBe(1)
  expect(result.findings.map(({ policy, resource }) => [policy.id, resource.name])).toEqual([
    ['aws-toy-open-lid', 'ajar'],
  ])
  const whole = report([judged('a.toy', result)])
  for (const format of FORMATS) {
    const text =
      format === 'pretty'
        ? renderPretty(whole, { color: false, width: 100, verbose: false })
        : await renderFormat(whole, format, { version: '1.2.3', now: new Date(0) })
    expect(text, format).toMatch(/aws-toy-open-lid|Toy box is open/)
    if (format === 'html') expect(text).toContain('1 template (1 Toy Box)')
  }
})

async function parse(path: string, text: string): Promise<Template> {
  const template = await parseTemplate({ framework: TOY.id, path, files: [new SourceFile(path, text)] })
  if ('notTemplate' in template) throw new Error(template.notTemplate)
  return template
}
