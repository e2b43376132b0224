/**
 * Words without which a text can be no template, however its syntax hides them. They are searched for in every file of a
 * change, each in one pass; what has them is parsed, and a text without them need not be.
 */

/** Where none of these is, nothing more has to be searched for; a name may be written in escapes. */
const CLOUDFORMATION = /AWSTemplateFormatVersion|Resources|Transform|\\(?:u00|x|U000000|[\r\n])/
const ARM = /\$schema|resources|\\u00/i

/** Whether a text has the words of a CloudFormation template, YAML or JSON. */
export function mayBeCloudFormation(text: string): boolean {
  return CLOUDFORMATION.test(text) && readings(text).some(namesCloudFormation)
}

/** Its version; or resources with types, or made by a macro; or a macro that makes all of the template. */
function namesCloudFormation(text: string): boolean {
  if (text.includes('AWSTemplateFormatVersion')) return true
  const hasResources = text.includes('Resources')
  const hasTransform = text.includes('Transform')
  return (hasResources && hasTransform) || ((hasResources || hasTransform) && text.includes('::'))
}

/** Whether a JSON text has the words of an ARM template, in any case. */
export function mayBeARM(text: string): boolean {
  return ARM.test(text) && readings(text).some(namesARM)
}

function namesARM(text: string): boolean {
  return (
    /deploymenttemplate|contentversion/i.test(text) || (/microsoft\./i.test(text) && /apiversion/i.test(text))
  )
}

/** The text as it stands, and with escapes decoded: what looks like an escape may be none. */
function readings(text: string): readonly string[] {
  const plain = withoutEscapes(text)
  return plain === text ? [text] : [text, plain]
}

/**
 * Escapes of letters, digits and the marks of names in JSON and YAML, and line ends that YAML takes out of a text in quotes.
 * Blank lines after such a line end are line feeds by the specification, and nothing to some parsers.
 */
const ESCAPE = /\\(?:(?:u00|x|U000000)(2[4d-e]|3[0-9a]|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9a])|[\r\n]\s*)/gi

/** The text with names as they are meant, where parts of them may be written as escapes; else the text itself. */
export function withoutEscapes(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(ESCAPE, (_, code?: string) =>
    code === undefined ? '' : String.fromCharCode(Number.parseInt(code, 16)),
  )
}
