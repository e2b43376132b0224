/** Which inputs would decide what is undecided. */
import { describe, expect, test } from 'vitest'
import { judgeTemplate } from '../../src/engines/offline.ts'
import { decidingInputs } from '../../src/report/deciding-inputs.ts'
import { parse } from '../policies/support.ts'

async function inputs(text: string) {
  const result = await judgeTemplate(await parse('main.tf', text), { policies: new Map() })
  const judged = [{ result }] as unknown as Parameters<typeof decidingInputs>[0]['judged']
  return decidingInputs({ judged }).map(({ input, decides }) => `${input} ${decides}`)
}

const volume = (name: string, encrypted: string) =>
  `resource "aws_ebs_volume" "${name}" {\n  availability_zone = "a"\n  size = 1\n  encrypted = ${encrypted}\n}\n`

describe('the inputs that decide', () => {
  test('are counted by name, most first', async () => {
    const text = 'variable "a" {}\nvariable "b" {}\n'
    const volumes = volume('x', 'var.a') + volume('y', 'var.b') + volume('z', 'var.b')
    expect(await inputs(text + volumes)).toEqual(['var.b 2', 'var.a 1'])
  })

  test('are none where only the deployment knows, or nothing is undecided', async () => {
    expect(await inputs(volume('x', 'data.x.y.z'))).toEqual([])
    expect(await inputs(volume('x', 'true') + volume('y', 'false'))).toEqual([])
  })
})
