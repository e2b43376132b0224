/**
 * Which framework a file belongs to, from its path and a look at its text. Nothing is parsed, so that a broken
 * template is recognised too; every look is linear in the length of the text.
 */
import type { Framework } from '../core/template.ts'
import { isTerraformFile } from '../core/terraform-files.ts'
import { scanJson } from './detect-json.ts'
import { looksLikeCloudFormation } from './detect-yaml.ts'

/** What is no template, and whether a person should be told that it was not judged. */
export interface NotTemplate {
  readonly notTemplate: string
  readonly notable: boolean
}

export type Detected = { readonly framework: Framework } | NotTemplate

const TERRAFORM: Detected = { framework: 'terraform' }
const IN_CAPITALS: Detected = { notTemplate: 'Terraform reads endings in small letters only', notable: true }
const VALUES: Detected = { notTemplate: 'values for variables of Terraform', notable: false }
const CLOUDFORMATION: Detected = { framework: 'cloudformation' }
const ARM: Detected = { framework: 'arm' }

/**
 * @param path repository-relative; its ending decides for Terraform
 * @param text the file, or as much of its beginning as is at hand
 */
export function detectFramework(path: string, text: string): Detected {
  if (isTerraformFile(path)) return TERRAFORM
  if (isTerraformFile(path.toLowerCase())) return IN_CAPITALS
  // Terraform reads other values where it is told to; so does the gate, by its configuration.
  if (/\.tfvars(?:\.json)?$/i.test(path)) return VALUES
  const start = startOf(text)
  if (start === text.length) return { notTemplate: 'empty', notable: false }
  // Helm and Jinja templates of YAML begin with `{{` and `{%`.
  if (text[start] !== '{' || /[{%]/.test(text[start + 1] ?? '')) {
    return looksLikeCloudFormation(text) ? CLOUDFORMATION : NOT_A_TEMPLATE
  }
  const marks = scanJson(text, start)
  if (marks.cloudFormation || isFlowMapping(text, start)) return CLOUDFORMATION
  // All four kinds: deploymentTemplate.json, subscriptionDeploymentTemplate.json, ...
  if (marks.schema.toLowerCase().includes('deploymenttemplate.json')) return ARM
  return NOT_A_TEMPLATE
}

const NOT_A_TEMPLATE: Detected = { notTemplate: 'not a template', notable: false }

/** The offset of the first character that is no blank, comment or `---`. */
function startOf(text: string): number {
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at, at + 3)
    if (rest === '---') at += 3
    else if (rest.startsWith('#') || rest.startsWith('//')) at = lineEnd(text, at)
    else if (rest.startsWith('/*')) {
      const end = text.indexOf('*/', at + 2)
      at = end === -1 ? text.length : end + 2
    } else if (rest.trimStart() === rest) return at
    else at++
  }
  return text.length
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end
}

/** Whether a text is a YAML mapping in braces with unquoted keys, and CloudFormation: legal, and seldom seen. */
function isFlowMapping(text: string, start: number): boolean {
  return (
    /^\{\s*\w+\s*:/.test(text.slice(start, start + 200)) &&
    /[{,]\s*(?:AWSTemplateFormatVersion|Resources)\s*:/.test(text) &&
    /Type\s*:\s*["']?[A-Za-z0-9]+::/.test(text)
  )
}
