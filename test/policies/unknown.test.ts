import { describe, expect, test } from 'vitest'
import type { Label } from '../../src/core/claim.ts'
import type { Finding } from '../../src/core/finding.ts'
import type { Resource, Template } from '../../src/core/template.ts'
import type { Value } from '../../src/core/value.ts'
import { POLICIES } from '../../src/policies/index.ts'
import { FIXTURES, parse } from './support.ts'

/**
 * Not knowing may make a verdict undecided; it must never turn it round. A function that is not evaluated may
 * give anything: other than a variable or a reference, which for some policies are known enough to pass.
 */
describe('with any one value unknown, no verdict flips', () => {
  test.each(FIXTURES)('$policy/$name', async ({ name, text }) => {
    const template = await parse(name, text)
    const before = POLICIES.map((policy) => policy.judge(template).findings)
    let replaced = 0
    for (const [i, resource] of template.resources.entries()) {
      for (const properties of withoutOne(resource.properties)) {
        if (properties.kind !== 'mapping') continue
        replaced++
        const changed: Resource = { ...resource, properties }
        const after: Template = { ...template, resources: template.resources.with(i, changed) }
        for (const [p, policy] of POLICIES.entries()) {
          expectNoFlip(before[p] ?? [], policy.judge(after).findings, policy.id)
        }
      }
    }
    if (template.resources.some(({ properties }) => properties.entries.size > 0)) {
      expect(replaced).toBeGreaterThan(0)
    }
  })
})

function expectNoFlip(before: readonly Finding[], after: readonly Finding[], policy: string): void {
  const violations = before.filter(isViolation)
  const found = new Set(after.map(({ resource }) => resource.name))
  for (const { resource } of violations) expect([...found], `${policy} lost`).toContain(resource.name)
  // By place: a fault stays the same one when a link is lost that led to it from another resource.
  const places = new Set(violations.flatMap(({ labels }) => labels.map(placeOf)))
  for (const { labels } of after.filter(isViolation)) {
    expect([...places], `${policy} invented`).toContain(placeOf(labels[0]))
  }
}

function isViolation(finding: Finding): boolean {
  return finding.verdict === 'violation'
}

function placeOf(label: Label | undefined): string {
  return label === undefined ? 'nowhere' : `${label.at.range.start}-${label.at.range.end}`
}

/** The value with each of its parts in turn replaced by unknown, itself included. */
function* withoutOne(value: Value): Generator<Value> {
  yield { kind: 'unknown', because: { kind: 'expression', text: 'something()' }, at: value.at }
  switch (value.kind) {
    case 'list':
      for (const [i, item] of value.items.entries()) {
        for (const other of withoutOne(item)) yield { ...value, items: value.items.with(i, other) }
      }
      return
    case 'mapping':
      for (const [key, entry] of value.entries) {
        for (const other of withoutOne(entry)) {
          yield { ...value, entries: new Map(value.entries).set(key, other) }
        }
      }
      return
    case 'json':
      for (const of of withoutOne(value.of)) yield { ...value, of }
      return
    case 'either': {
      const [first, second] = value.branches
      if (first) for (const other of withoutOne(first)) yield { ...value, branches: [other, second] }
      if (second) for (const other of withoutOne(second)) yield { ...value, branches: [first, other] }
      return
    }
    case 'scalar':
    case 'unknown':
      return
  }
}
