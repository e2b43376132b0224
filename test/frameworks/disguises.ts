/** The same small template in the many ways in which its syntax lets it be written, chosen at random. */

/** A choice from 0 to `n - 1`. */
export type Choose = (n: number) => number

export type Tree = string | readonly Tree[] | { readonly [key: string]: Tree }

const escapeOf = (char: string, choose: Choose, isJSON: boolean): string => {
  const code = char.charCodeAt(0).toString(16)
  const unicode = `\\u${code.padStart(4, '0')}`
  if (isJSON) return choose(2) === 0 ? unicode : unicode.replace(code, code.toUpperCase())
  return [unicode, `\\x${code.padStart(2, '0')}`, `\\U${code.padStart(8, '0')}`][choose(3)] ?? unicode
}

/** A text in double quotes with some of its characters escaped; in YAML it may go on over line ends. */
function inQuotes(text: string, choose: Choose, isJSON: boolean): string {
  const isEscaped = choose(2) === 0
  const written = [...text].map((char) => {
    if (isEscaped && choose(4) === 0) return escapeOf(char, choose, isJSON)
    if (isJSON && char === '/' && choose(2) === 0) return '\\/'
    return !isJSON && choose(12) === 0 ? `${char}\\\n          ` : char
  })
  return `"${written.join('')}"`
}

const JSON_BLANKS = [' ', '\n', '\t', '', '/* c */', '// c\n', '/*\n "x": {*/']

/** JSON with blanks, comments and escapes. */
export function asJSON(tree: Tree, choose: Choose): string {
  const blank = () => JSON_BLANKS[choose(JSON_BLANKS.length)] ?? ''
  const write = (node: Tree): string => {
    if (typeof node === 'string') return inQuotes(node, choose, true)
    if (Array.isArray(node)) return `[${node.map((item) => blank() + write(item) + blank()).join(',')}]`
    const members = Object.entries(node).map(
      ([key, value]) =>
        `${blank()}${inQuotes(key, choose, true)}${blank()}:${blank()}${write(value)}${blank()}`,
    )
    return `{${members.join(',')}}`
  }
  return `${blank()}${write(tree)}${blank()}`
}

/** YAML in blocks: tags, anchors, comments, explicit keys, scalars of every style, values on their own line. */
export function asYAML(tree: Tree, choose: Choose): string {
  let anchors = 0
  const properties = () =>
    ['', '', '', `&a${anchors++} `, '!!str ', `&a${anchors++} !!str `, '!<tag:yaml.org,2002:str> '][
      choose(7)
    ] ?? ''
  const comment = () => ['', '', ' # c', ' # Resources: {', ' #'][choose(5)] ?? ''
  const flowScalar = (text: string) => {
    const plain = /^[\w.$:]+$/.test(text) ? text : `'${text}'`
    return [plain, `'${text}'`, inQuotes(text, choose, false), `"${text}"`][choose(4)] ?? text
  }
  const scalar = (text: string, indent: string): string => {
    const style = choose(6)
    if (style === 0) return `${properties()}>-${comment()}\n${indent}  ${text}`
    if (style === 1) return `${properties()}|-${comment()}\n${indent}  ${text}`
    if (style === 2) return `${comment()}\n${indent}  ${properties()}${flowScalar(text)}${comment()}`
    return `${properties()}${flowScalar(text)}${comment()}`
  }
  const key = (text: string, indent: string): string => {
    if (choose(6) !== 0) return `${properties()}${flowScalar(text).replace(/\\\n\s*/g, '')}:`
    return `? ${scalar(text, indent)}\n${indent}:`
  }
  const flow = (node: Tree): string => {
    if (typeof node === 'string') return `${properties()}${flowScalar(node)}`
    if (Array.isArray(node)) return `[${node.map(flow).join(', ')}]`
    return `{${Object.entries(node)
      .map(([name, value]) => `${['', '? '][choose(2)]}${properties()}${flowScalar(name)} : ${flow(value)}`)
      .join(',\n                ')}}`
  }
  const write = (node: Tree, indent: string): string => {
    if (typeof node === 'string') return ` ${scalar(node, indent)}\n`
    if (choose(6) === 0) return ` ${flow(node)}\n`
    if (Array.isArray(node))
      return `\n${node.map((item) => `${indent}-${write(item, `${indent}  `)}`).join('')}`
    const head = ['', '', ' !!map', ` &m${anchors++}`, comment()][choose(5)]
    return `${head}\n${Object.entries(node)
      .map(([name, value]) => `${indent}${key(name, indent)}${write(value, `${indent}  `)}`)
      .join('')}`
  }
  const head = ['', '---\n', '# c\n', '%YAML 1.2\n---\n', '--- # c\n', '\n\n', '---\n---\n'][choose(7)]
  if (choose(6) === 0)
    return `${head}${asJSON(tree, choose)
      .replace(/\/\*[^*]*\*\/|\/\/ c/g, ' ')
      .replaceAll('\t', ' ')}`
  const root = choose(4) === 0 ? '  ' : ''
  return `${head}${Object.entries(tree)
    .map(([name, value]) => `${root}${key(name, root)}${write(value, `${root}  `)}`)
    .join('')}`
}

/** The text with line ends of another system, and perhaps the mark that editors of Windows write. */
export function withLineEnds(text: string, choose: Choose): string {
  const end = ['\n', '\r\n', '\r'][choose(3)] ?? '\n'
  return `${choose(3) === 0 ? '\ufeff' : ''}${text.replaceAll('\n', end)}`
}

/** The bytes in some encoding, with or without its mark. */
export function encode(text: string, choose: Choose): Uint8Array {
  const marked = choose(2) === 0 ? `\ufeff${text}` : text
  const narrow = Buffer.from(marked, 'utf16le')
  switch (choose(4)) {
    case 0:
      return narrow
    case 1:
      return Buffer.from(narrow).swap16()
    case 2:
      return wide(marked, (bytes, at, code) => bytes.writeUInt32LE(code, at))
    default:
      return wide(marked, (bytes, at, code) => bytes.writeUInt32BE(code, at))
  }
}

function wide(text: string, write: (bytes: Buffer, at: number, code: number) => void): Uint8Array {
  const codes = [...text].map((char) => char.codePointAt(0) ?? 0)
  const bytes = Buffer.alloc(codes.length * 4)
  for (const [i, code] of codes.entries()) write(bytes, i * 4, code)
  return bytes
}
