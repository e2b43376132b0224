/** Functions on address ranges; the results are those of Terraform's documentation where it has an example. */
import { expect, test } from 'vitest'
import { evaluated, show } from './terraform-support.ts'

test.each([
  ['cidrsubnet("172.16.0.0/12", 4, 2)', '"172.18.0.0/16"'],
  ['cidrsubnet("10.1.2.0/24", 4, 15)', '"10.1.2.240/28"'],
  ['cidrsubnet("fd00:fd12:3456:7890::/56", 16, 162)', '"fd00:fd12:3456:7800:a200::/72"'],
  ['cidrsubnet("10.0.0.0/8", 1, 2)', '<cidrsubnet("10.0.0.0/8", 1, 2)>'],
  ['cidrsubnet("10.0.0.0/30", 8, 0)', '<cidrsubnet("10.0.0.0/30", 8, 0)>'],
  ['cidrsubnet("nonsense", 8, 0)', '<cidrsubnet("nonsense", 8, 0)>'],
  [
    'cidrsubnets("10.1.0.0/16", 4, 4, 8, 4)',
    '["10.1.0.0/20", "10.1.16.0/20", "10.1.32.0/24", "10.1.48.0/20"]',
  ],
  ['cidrsubnets("10.0.0.0/31", 1, 1, 1)', '<cidrsubnets("10.0.0.0/31", 1, 1, 1)>'],
  ['cidrhost("10.12.112.0/20", 16)', '"10.12.112.16"'],
  ['cidrhost("10.12.112.0/20", 268)', '"10.12.113.12"'],
  ['cidrhost("10.12.112.0/20", -1)', '"10.12.127.255"'],
  ['cidrhost("fd00:fd12:3456:7890:00a2::/72", 34)', '"fd00:fd12:3456:7890::22"'],
  ['cidrhost("10.0.0.0/31", 2)', '<cidrhost("10.0.0.0/31", 2)>'],
  ['cidrnetmask("172.16.0.0/12")', '"255.240.0.0"'],
  ['cidrnetmask("0.0.0.0/0")', '"0.0.0.0"'],
  ['cidrnetmask("fd00::/8")', '<cidrnetmask("fd00::/8")>'],
  ['cidrsubnet(var.open, 8, 1)', '<variable var.open … >'],
])('%s', (expression, expected) => {
  const shown = show(evaluated(expression, 'variable "open" {}'))
  if (expected.startsWith('<variable')) expect(shown).toContain('var.open')
  else expect(shown).toBe(expected)
})
