/**
 * Which framework a file belongs to, from its path and a look at its text. Nothing is parsed, so that a broken
 * template is recognised too; every look is linear in the length of the text.
 */
import { FRAMEWORKS, type Framework, type FrameworkInfo, isNamed, readsFile } from '../core/frameworks.ts'
import { scanJson } from './detect-json.ts'
import { looksLikeCloudFormation } from './detect-yaml.ts'

/** What is not a template, and whether to report that it was not checked. */
export interface NotTemplate {
  readonly notTemplate: string
  readonly notable: boolean
}

export type Detected = { readonly framework: Framework } | NotTemplate

const CLOUDFORMATION: Detected = { framework: 'cloudformation' }
const ARM: Detected = { framework: 'arm' }

/**
 * @param path repository-relative; its name decides for some frameworks, such as Terraform
 * @param text the file, or as much of its beginning as is at hand
 */
export function detectFramework(path: string, text: string): Detected {
  for (const info of FRAMEWORKS) {
    const detected = info.detectedBy === 'path' ? detectByPath(info, path) : undefined
    if (detected !== undefined) return detected
  }
  return detectByText(text)
}

function detectByPath(info: FrameworkInfo, path: string): Detected | undefined {
  if (readsFile(info, path)) return { framework: info.id }
  const small = path.toLowerCase()
  if (readsFile(info, small)) {
    return { notTemplate: `${info.name} reads endings in small letters only`, notable: true }
  }
  // Other values are read where a person names them: on the command line, or in the gate's configuration.
  const isValues = info.namedValues !== undefined && isNamed(small, info.namedValues)
  return isValues ? { notTemplate: `values for variables of ${info.name}`, notable: false } : undefined
}

function detectByText(text: string): Detected {
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

/** The offset of the first character that is not a blank, comment or `---`. */
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
