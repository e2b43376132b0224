/** A plain TCP balancer: each connection goes to the next replica that takes it. It knows nothing of HTTP. */
import { connect, createServer, type Server, type Socket } from 'node:net'

export interface Balancer {
  /** The origin that clients use. */
  readonly url: string
  /** Connections that each replica has taken, by port. */
  readonly taken: ReadonlyMap<number, number>
  /** Replaces the replicas, which are ports on loopback, for connections to come. */
  use(ports: readonly number[]): void
  close(): Promise<void>
}

export async function startBalancer(): Promise<Balancer> {
  let replicas: readonly number[] = []
  let turn = 0
  const taken = new Map<number, number>()
  const open = new Set<Socket>()
  const pass = (client: Socket, tries: number): void => {
    const port = replicas[turn++ % replicas.length]
    if (port === undefined || tries === 0) return void client.resetAndDestroy()
    const replica = connect(port, '127.0.0.1')
    open.add(replica)
    let isConnected = false
    replica.once('connect', () => {
      isConnected = true
      taken.set(port, (taken.get(port) ?? 0) + 1)
      client.once('close', () => replica.destroy())
      client.pipe(replica).pipe(client)
    })
    replica.on('error', () => undefined)
    replica.once('close', (hadError) => {
      open.delete(replica)
      if (!isConnected) pass(client, tries - 1)
      else if (hadError) client.resetAndDestroy()
      else client.destroySoon()
    })
  }
  const server = createServer({ pauseOnConnect: true }, (client) => {
    open.add(client)
    client.on('error', () => client.destroy())
    client.once('close', () => open.delete(client))
    pass(client, replicas.length)
  })
  return {
    url: await listen(server),
    taken,
    use(ports) {
      replicas = ports
    },
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of open) socket.destroy()
      return closed
    },
  }
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`)
    })
  })
}
