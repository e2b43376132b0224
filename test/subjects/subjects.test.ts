/** What subjects say about themselves, and docs/subjects.md, which is made from it. UPDATE=1 rewrites that. */
import { describe, expect, test } from 'vitest'
import { FRAMEWORKS } from '../../src/core/frameworks.ts'
import { PLATFORMS } from '../../src/core/platforms.ts'
import type { AttributesInfo, SubjectInfo } from '../../src/core/subject-info.ts'
import { POLICIES } from '../../src/policies/index.ts'
import { inStep } from '../support/generated.ts'

/** Subjects by name, with the policies that judge them. */
function subjectsByName(): ReadonlyMap<string, { subject: SubjectInfo; policies: readonly string[] }> {
  const byName = new Map<string, { subject: SubjectInfo; policies: string[] }>()
  for (const { id, subject } of POLICIES) {
    const earlier = byName.get(subject.name)
    expect(earlier?.subject ?? subject, subject.name).toBe(subject)
    if (earlier === undefined) byName.set(subject.name, { subject, policies: [id] })
    else earlier.policies.push(id)
  }
  return new Map([...byName].sort(([a], [b]) => (a < b ? -1 : 1)))
}

const SUBJECTS = subjectsByName()

function rows(attributes: AttributesInfo, prefix = ''): readonly string[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => [
    `| \`${prefix}${name}\` | ${attribute.type} | ${attribute.describes.replaceAll('|', '\\|')} |\n`,
    ...rows(attribute.attributes ?? {}, `${prefix}${name}.`),
  ])
}

function section(
  { name, describes, types, attributes, linkedTypes }: SubjectInfo,
  policies: readonly string[],
) {
  const code = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(', ')
  const lines = FRAMEWORKS.flatMap(({ shortName, vocabulary }) => {
    const own = types[vocabulary]
    return own === undefined ? [] : [`- ${shortName}: ${code(own)}\n`]
  })
  const linked = linkedTypes.length === 0 ? [] : [`- also read: ${code(linkedTypes)}\n`]
  const links = policies.map((id) => `[${id}](policies/${id}.md)`).join(', ')
  return [
    `### ${name}\n\n${describes}.\n\n`,
    ...[...lines, ...linked],
    `- judged by: ${links}\n\n| attribute | type | |\n| --- | --- | --- |\n`,
    ...rows(attributes),
  ].join('')
}

function page(): string {
  const sections = PLATFORMS.flatMap(({ id, name }) => {
    const own = [...SUBJECTS.values()].filter(({ subject }) => subject.name.startsWith(`${id}.`))
    return own.length === 0
      ? []
      : [`## ${name}\n`, ...own.map((each) => section(each.subject, each.policies))]
  })
  return `# Subjects

What policies ask about. An attribute is known, absent (nothing is written and the provider has no default), unknown before
deployment, or one of several by a condition; a default of the provider counts as known. Made from \`src/subjects\`.

${sections.join('\n')}`
}

describe('subjects', () => {
  test.each([...SUBJECTS.values()].map(({ subject }) => [subject.name, subject] as const))(
    '%s has a name, types and descriptions',
    (name, { describes, types, attributes }) => {
      expect(name).toMatch(/^(?:aws|azure|gcp)\.[a-z0-9]+(?:-[a-z0-9]+)*$/)
      expect(describes).toMatch(/^[A-Z].*[^.]$/)
      expect(Object.keys(types).length).toBeGreaterThan(0)
      expectDescribed(attributes)
    },
  )

  test('docs/subjects.md', () => inStep('docs/subjects.md', page))
})

function expectDescribed(attributes: AttributesInfo): void {
  for (const [name, { describes, attributes: inner = {} }] of Object.entries(attributes)) {
    expect(describes, name).toMatch(/^[A-Z`].*\.$/)
    expectDescribed(inner)
  }
}
