/**
 * Not knowing may make a verdict undecided; it must never turn it round. A function that is not evaluated may
 * give anything: other than a variable or a reference, which for some policies are known enough to pass.
 */
import { describe, expect, test } from 'vitest'
import type { Label } from '../../../src/core/claim.ts'
import type { Finding } from '../../../src/core/finding.ts'
import { frameworkInfo, vocabularyOf } from '../../../src/core/frameworks.ts'
import type { Platform } from '../../../src/core/platforms.ts'
import type { Judgment, ListedPolicy } from '../../../src/core/policy.ts'
import type { Resource, Template } from '../../../src/core/template.ts'
import type { Value } from '../../../src/core/value.ts'
import { findPolicy, POLICIES } from '../../../src/policies/index.ts'
import { policiesOf } from '../../../src/policies/policies-of.ts'
import { FIXTURES, type Fixture, parse } from '../support.ts'

/** Tests every fixture of a platform's policies. Each platform has a file, so that they run at the same time. */
export function testNoFlip(platform: Platform): void {
  const fixtures = FIXTURES.filter(({ policy }) => findPolicy(policy)?.platform === platform)
  describe('with any one value unknown, no verdict flips', () => {
    test.each(fixtures)('$policy/$name', expectNoFlips)
  })
}

async function expectNoFlips({ name, text }: Fixture): Promise<void> {
  const template = await parse(name, text)
  const before = new Map(POLICIES.map((policy) => [policy, policy.judge(template)]))
  const judging = (await policiesOf(template)).filter((policy) => mayJudge(policy, template))
  for (const [policy, judgment] of before) {
    if (!judging.includes(policy)) expect(judgment, policy.id).toEqual({ findings: [], passed: 0 })
  }
  const variants = [...withoutOneValue(template)]
  const hasProperties = template.resources.some(({ properties }) => properties.entries.size > 0)
  expect(variants.length > 0).toBe(hasProperties)
  const flips = variants.flatMap((variant) =>
    judging.flatMap((policy) => flipsOf(before.get(policy), policy.judge(variant))),
  )
  expect([...new Set(flips)]).toEqual([])
}

/** The template with each value of each resource in turn replaced by unknown. */
function* withoutOneValue(template: Template): Generator<Template> {
  for (const [i, resource] of template.resources.entries()) {
    for (const properties of withoutOne(resource.properties)) {
      if (properties.kind !== 'mapping') continue
      const changed: Resource = { ...resource, properties }
      yield { ...template, resources: template.resources.with(i, changed) }
    }
  }
}

/** Whether a template has a resource that the policy's subjects are read from; replacing values leaves the types. */
function mayJudge({ subject }: ListedPolicy, template: Template): boolean {
  if (subject === undefined) return true
  const { ignoresTypeCase } = frameworkInfo(template.framework)
  const fold = (type: string) => (ignoresTypeCase ? type.toLowerCase() : type)
  const types = new Set(subject.types[vocabularyOf(template)]?.map(fold))
  return template.resources.some(({ type }) => types.has(fold(type)))
}

/** What turned round: a violation whose resource passes now, or one at a place that had none. */
function flipsOf(before: Judgment | undefined, { findings: after }: Judgment): readonly string[] {
  const violations = before?.findings.filter(isViolation) ?? []
  const found = new Set(after.map(({ resource }) => resource.name))
  const lost = violations.filter(({ resource }) => !found.has(resource.name))
  // By place: a fault stays the same one when a link is lost that led to it from another resource.
  const places = new Set(violations.flatMap(({ labels }) => labels.map(placeOf)))
  const invented = after.filter(isViolation).filter(({ labels }) => !places.has(placeOf(labels[0])))
  return [
    ...lost.map(({ policy, resource }) => `${policy.id} lost ${resource.name}`),
    ...invented.map(({ policy, resource }) => `${policy.id} invented ${resource.name}`),
  ]
}

function isViolation(finding: Finding): boolean {
  return finding.verdict === 'violation'
}

function placeOf({ at }: Label): string {
  return `${at.range.start}-${at.range.end}`
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
