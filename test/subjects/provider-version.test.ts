import { describe, expect, it } from 'vitest'
import { SourceFile } from '../../src/core/source.ts'
import { parseTerraform } from '../../src/frameworks/terraform/template.ts'
import { asksForProviderBelow } from '../../src/subjects/define/provider-version.ts'

function isBelow6(...texts: readonly string[]): boolean {
  const files = texts.map((text, i) => new SourceFile(`file${i}.tf`, text))
  return asksForProviderBelow(parseTerraform({ framework: 'terraform', path: '.', files }), 'aws', 6)
}

function requiring(version: string): string {
  return `terraform {\n  required_providers {\n    aws = {\n      source  = "hashicorp/aws"\n      version = "${version}"\n    }\n  }\n}\n`
}

describe('asksForProviderBelow', () => {
  it.each(['~> 5.0', '5.31.0', '= 5.1', '< 6.0', '< 6', '>= 4.0, < 6.0.0', '<= 5.99', '~> 4.67.0', 'v5.0'])(
    '%s keeps version 6 out',
    (version) => {
      expect(isBelow6(requiring(version))).toBe(true)
    },
  )

  it.each(['~> 6.0', '>= 5.0', '~> 5', '< 6.1', '< 7.0', '!= 5.3.0', '>= 3', 'latest', '', '6.0.0'])(
    '%s does not',
    (version) => {
      expect(isBelow6(requiring(version))).toBe(false)
    },
  )

  it('is false where nothing is required', () => {
    expect(isBelow6('resource "aws_redshift_cluster" "c" {}\n')).toBe(false)
    expect(isBelow6('terraform {\n  required_providers {\n  }\n}\n')).toBe(false)
  })

  it('finds the requirement in another file, in the short form, and in the provider', () => {
    expect(isBelow6('resource "aws_redshift_cluster" "c" {}\n', requiring('~> 5.0'))).toBe(true)
    expect(isBelow6('terraform {\n  required_providers {\n    aws = "~> 2.7"\n  }\n}\n')).toBe(true)
    expect(isBelow6('provider "aws" {\n  version = "~> 3.0"\n}\n')).toBe(true)
  })

  it('takes neither comments nor other providers for it', () => {
    expect(isBelow6(requiring('~> 6.0').replace('source ', '# version = "~> 5.0"\n      source '))).toBe(
      false,
    )
    expect(isBelow6(requiring('~> 5.0').replace('aws = {', 'awscc = {'))).toBe(false)
    expect(isBelow6(requiring('~> 5.0').replaceAll('\n', '\n# '))).toBe(false)
  })

  it('reads the constraint of the provider that is asked for', () => {
    const text = requiring('~> 6.0').replace('    aws = {', '    azurerm = "~> 4.0"\n    aws = {')
    const files = [new SourceFile('main.tf', text)]
    const template = parseTerraform({ framework: 'terraform', path: '.', files })
    expect(asksForProviderBelow(template, 'azurerm', 5)).toBe(true)
    expect(asksForProviderBelow(template, 'azurerm', 4)).toBe(false)
    expect(asksForProviderBelow(template, 'aws', 6)).toBe(false)
  })

  it('ends on hostile input', () => {
    expect(isBelow6('required_providers {'.repeat(5000))).toBe(false)
    expect(isBelow6(`# ${'aws = {'.repeat(20000)}\n`)).toBe(false)
  })
})
