/**
 * Whether a text is meant as a template, for texts that no parser can read: broken ones, those in another encoding, and
 * those too large to be read whole. Every look is linear in the length of the text.
 */
import type { Framework } from '../core/frameworks.ts'
import { jsonShowsCloudFormation } from './detect-json.ts'
import { yamlShowsCloudFormation } from './detect-yaml.ts'
import { lineEnd } from './line-end.ts'
import { mayBeARM, mayBeCloudFormation, withoutEscapes } from './marks.ts'

/** What a text that cannot be read is meant as, if as a template of a framework that is recognized by its content. */
export function frameworkShown(text: string): Framework | undefined {
  if (looksLikeCloudFormation(text)) return 'cloudformation'
  return looksLikeARM(text) ? 'arm' : undefined
}

/** Whether a text is meant as CloudFormation, YAML or JSON. */
export function looksLikeCloudFormation(text: string): boolean {
  const plain = withoutEscapes(text)
  if (!mayBeCloudFormation(plain)) return false
  const start = startOfContent(plain)
  if (!isInBraces(plain, start)) return yamlShowsCloudFormation(plain)
  return jsonShowsCloudFormation(plain, start) || isFlowMapping(plain, start)
}

/** All four kinds: deploymentTemplate.json, subscriptionDeploymentTemplate.json, ...; quotes may be of any kind. */
const SCHEMA = /\$schema["']?\s{0,100}:\s{0,100}["'][^"'\n]{0,500}deploymenttemplate/i
const TYPE = /["']?\btype["']?\s{0,100}:\s{0,100}["']Microsoft\.[A-Za-z]/i

/** Whether a text is meant as an ARM template, or holds one. */
export function looksLikeARM(text: string): boolean {
  const plain = withoutEscapes(text)
  if (!mayBeARM(plain) || !isInBraces(plain, startOfContent(plain))) return false
  return SCHEMA.test(plain) || (/["']?contentVersion["']?\s{0,100}:/i.test(plain) && TYPE.test(plain))
}

/** Whether a text is JSON, or a YAML mapping in braces; Helm and Jinja templates of YAML begin with `{{` and `{%`. */
export function isInBraces(text: string, start: number): boolean {
  return text[start] === '{' && !/[{%]/.test(text[start + 1] ?? '')
}

/** The offset of the first character that is no blank, comment or `---`, nor a directive of YAML. */
export function startOfContent(text: string): number {
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at, at + 3)
    if (rest === '---') at += 3
    else if (/^(?:[#]|%[A-Z]|\/\/)/.test(rest)) at = lineEnd(text, at)
    else if (rest.startsWith('/*')) {
      const end = text.indexOf('*/', at + 2)
      at = end === -1 ? text.length : end + 2
    } else if (rest.trimStart() === rest) return at
    else at++
  }
  return text.length
}

/** Whether a text is a YAML mapping in braces with keys that are not JSON's, and CloudFormation: legal, and seldom seen. */
function isFlowMapping(text: string, start: number): boolean {
  return (
    /^\{\s*[\w'?!&]/.test(text.slice(start, start + 200)) &&
    /[{,]\s*["']?(?:AWSTemplateFormatVersion|Resources)["']?\s*:/.test(text) &&
    /Type["']?\s*:\s*["']?[A-Za-z0-9]+::/.test(text)
  )
}
