/** The process as the commands see it; tests and main.ts make one. */
export interface Context {
  readonly cwd: string
  /** The arguments of the command line, for a page to name them. */
  readonly argv?: readonly string[]
  readonly env: NodeJS.ProcessEnv
  readonly stdin: InputStream
  readonly stdout: OutputStream
  readonly stderr: OutputStream
}

export interface OutputStream {
  readonly isTTY?: boolean
  readonly columns?: number | undefined
  write(text: string): unknown
}

export interface InputStream extends AsyncIterable<Uint8Array | string> {
  readonly isTTY?: boolean
}
