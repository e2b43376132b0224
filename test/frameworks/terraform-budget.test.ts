/** How much is evaluated: large configurations to their end, and of what takes too much nothing but what needs it. */
import { describe, expect, test } from 'vitest'
import type { Template } from '../../src/core/template.ts'
import { place, property, repository, show, terraform } from './terraform-support.ts'

const HEAVY = '[for a in range(1024) : [for b in range(1024) : [for c in range(1024) : a * b * c]]]'

function gaps(template: Template): readonly string[] {
  return (template.gaps ?? []).map(({ message, at }) => `${place(at).slice(0, 12)} ${message}`)
}

function shownValue(template: Template, name: string, attribute: string): string {
  const resource = template.resources.find((each) => each.name === name)
  return show(resource?.properties.entries.get(attribute)).slice(0, 80)
}

describe('what takes too much', () => {
  const locals = `locals {\n  heavy = ${HEAVY}\n  light = upper("a")\n  after = local.heavy[0][1][2]\n}\n`

  test('is named, and reaches nothing but what depends on it', () => {
    const template = terraform({
      'main.tf': `${locals}resource "t" "n" {\n  v = local.after\n  w = local.light\n}\nresource "t" "m" {\n  v = [local.light, "b"]\n}\n`,
    })
    expect(gaps(template)).toEqual(['main.tf:2:11 evaluation limit reached: local.heavy is not known'])
    expect(shownValue(template, 't.n', 'v')).toBe('<local.heavy, which takes too much work,>')
    expect(shownValue(template, 't.n', 'w')).toBe('"A"')
    expect(shownValue(template, 't.m', 'v')).toBe('["A", "b"]')
  })

  test('does not take what others need with it, whoever asks first', () => {
    const template = terraform({
      'main.tf': `${locals}resource "t" "n" {\n  v = "\${length(local.heavy)} \${local.light}"\n}\nresource "t" "m" {\n  v = local.light\n}\n`,
    })
    expect(shownValue(template, 't.m', 'v')).toBe('"A"')
  })

  test('is named up to a number', () => {
    const many = Array.from({ length: 100 }, (_, n) => `  v${n} = ${HEAVY}\n`).join('')
    const template = terraform({ 'main.tf': `resource "t" "n" {\n${many}  last = upper("a")\n}\n` })
    const messages = (template.gaps ?? []).map(({ message }) => message)
    expect(messages[0]).toBe('evaluation limit reached: v0 is not known')
    expect(messages.at(-1)).toBe('evaluation limit reached: remaining values are not known')
    expect(messages.length).toBeLessThanOrEqual(11)
  })

  test.each([
    ['merges', '[for a in range(1000) : merge(local.map, { b = a })]'],
    ['keys', '[for a in range(1000) : [keys(local.map), keys(local.map)]]'],
    ['texts', '[for a in range(1000) : jsonencode(local.map)]'],
    [
      'patterns',
      '[for a in range(1000) : regexall("(a|aa)+b", join("", [for i in range(1000) : "aaaaaaaaaa"]))]',
    ],
    ['sorted lists', '[for a in range(1000) : sort([for b in range(1000) : "$' + '{b * 7919 % 1000}"])]'],
    ['comparisons', '[for a in range(1000) : local.map == local.map]'],
    [
      'parts of a text that are not known',
      '[for a in range(1000) : replace(format("[%s]", join("", [for b in range(1000) : "aaaaa"])), "a", t.n.id)]',
    ],
    [
      'parts of a list that is not known',
      '[for a in range(1000) : [for b in range(1000) : slice(var.list, 0, 1000)]]',
    ],
  ])('ends for %s', (_, expression) => {
    const map = 'locals {\n  map = { for i in range(1000) : "k$' + '{i}" => { a = i, b = [i] } }\n}\n'
    const template = terraform({
      'main.tf': `${map}resource "t" "n" {\n  v = ${expression}\n}\n`,
    })
    expect(template.gaps?.length).toBeGreaterThan(0)
  })
})

describe('what is large', () => {
  const rules = Array.from({ length: 2000 }, (_, i) => ({
    name: `rule${i}`,
    priority: 100 + i,
    direction: 'Inbound',
    access: i % 2 === 0 ? 'Allow' : 'Deny',
    protocol: 'Tcp',
    source_port_range: '*',
    destination_port_range: String(i),
    source_address_prefix: `10.${i >> 8}.${i & 255}.0/24`,
    destination_address_prefix: '*',
    tags: ['a', 'b'],
  }))
  const main = `locals {
  rules  = jsondecode(file("rules.json"))
  byname = { for r in local.rules : r.name => r }
  open   = [for r in local.rules : merge(r, { port = tonumber(r.destination_port_range) }) if r.access == "Allow"]
}
resource "group" "g" {
  dynamic "security_rule" {
    for_each = local.open
    content {
      name   = security_rule.value.name
      port   = security_rule.value.port
      prefix = lookup(local.byname[security_rule.value.name], "destination_address_prefix", "x")
      tags   = security_rule.value.tags
    }
  }
}
resource "rule" "r" {
  for_each = local.byname
  name     = each.key
  access   = each.value.access
  source   = each.value.source_address_prefix
}
`
  test('is evaluated to its end', () => {
    const template = repository({ 'main.tf': main, 'rules.json': JSON.stringify(rules) })
    expect(template.gaps).toEqual([])
    expect(template.resources).toHaveLength(2001)
    const blocks = template.resources[0]?.properties.entries.get('security_rule')
    expect(blocks?.kind === 'list' && blocks.items).toHaveLength(1000)
    expect(show(blocks?.kind === 'list' ? blocks.items[999] : undefined)).toBe(
      '{name: "rule1998", port: 1998, prefix: "*", tags: ["a", "b"]}',
    )
    expect(show(property(template, 'source'))).toBe('"10.3.231.0/24"')
  })

  test('is evaluated where the steps are many', () => {
    const before =
      'locals {\n  ports = range(400)\n  counts = [for i in range(900) : length([for p in local.ports : p if(p * i) % 7 == 3])]\n}\n'
    const template = terraform({ 'main.tf': `${before}resource "t" "n" {\n  v = sum(local.counts)\n}\n` })
    expect(template.gaps).toEqual([])
    expect(show(property(template, 'v'))).toBe('43947')
  })
})
