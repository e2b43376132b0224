/** Policies that are left out for a template would have said nothing of it. */
import { expect, test } from 'vitest'
import { POLICIES } from '../../src/policies/index.ts'
import { policiesOf } from '../../src/policies/policies-of.ts'
import { FIXTURES, parse } from './support.ts'

test('over every fixture', async () => {
  const counts = new Set<number>()
  for (const { path, name, text } of FIXTURES) {
    const template = await parse(name, text)
    const loaded = await policiesOf(template)
    counts.add(loaded.length)
    for (const policy of POLICIES.filter((each) => !loaded.includes(each))) {
      expect(policy.judge(template), `${policy.id} on ${path}`).toEqual({ findings: [], passed: 0 })
    }
  }
  expect(counts.size).toBe(3)
})

test('a folder of two clouds is judged by the policies of both, in the order of their ids', async () => {
  const template = await parse(
    'main.tf',
    'provider "google" {}\nmodule "m" {\n  source = "./m"\n}\ndata "aws_caller_identity" "me" {}\n',
  )
  const ids = (await policiesOf(template)).map(({ id }) => id)
  expect(ids).toEqual(POLICIES.map(({ id }) => id).filter((id) => !id.startsWith('azure-')))
})
