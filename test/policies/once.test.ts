/** A fault is reported once: of two policies that speak of one value, one says that it stands for the other. */
import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/core/finding.ts'
import { judgeTemplate } from '../../src/engines/offline.ts'
import { FIXTURES, parse } from './support.ts'

/** Where something is missing, several things may be missing: their place is the head of the resource. */
function isAtHead({ labels, resource, subject }: Finding): boolean {
  const at = labels[0]?.at ?? subject
  return at.range.start === resource.head.range.start || at.range.start === resource.at.range.start
}

function placeOf({ labels, subject }: Finding): string {
  const at = labels[0]?.at ?? subject
  return `${at.range.start}-${at.range.end}`
}

describe('no value is reported twice', () => {
  test.each(FIXTURES.filter(({ name }) => name.startsWith('violating')))(
    '$policy/$name',
    async ({ name, text }) => {
      const { findings } = await judgeTemplate(await parse(name, text), { policies: new Map() })
      const places = new Map<string, string[]>()
      for (const finding of findings.filter((each) => each.verdict === 'violation' && !isAtHead(each))) {
        places.set(placeOf(finding), [...(places.get(placeOf(finding)) ?? []), finding.policy.id])
      }
      expect([...places.values()].filter((ids) => ids.length > 1)).toEqual([])
    },
  )
})
