/** The way to a host: proxies by the usual environment variables, further certificate authorities, time limits. */
import { type ClientRequest, Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { rootCertificates } from 'node:tls'
import { HttpsProxyAgent } from 'https-proxy-agent'
import { getProxyForUrl } from 'proxy-from-env'
import { TenantError } from './tenant-error.ts'

/** Agents for requests to one environment; `destroy` closes every connection. */
export interface Connection {
  readonly httpAgent: HttpAgent
  readonly httpsAgent: HttpAgent
  /** The proxy without its credentials, for messages. */
  readonly proxy: string | undefined
  destroy(): void
}

/**
 * @param ca certificates in PEM that are trusted beside the usual ones
 * @throws TenantError `network` for a proxy setting that is not a URL
 */
export function createConnection(environment: string, ca: string | undefined): Connection {
  const tls = ca === undefined ? {} : { ca: [...rootCertificates, ca] }
  const proxy = proxyFor(environment)
  const httpAgent = new HttpAgent({ keepAlive: true })
  const httpsAgent =
    proxy === undefined ? new HttpsAgent({ keepAlive: true, ...tls }) : throughProxy(proxy, tls)
  return {
    httpAgent,
    httpsAgent,
    proxy: proxy === undefined ? undefined : `${proxy.protocol}//${proxy.host}`,
    destroy() {
      httpAgent.destroy()
      httpsAgent.destroy()
    },
  }
}

/** Loopback is never reached through a proxy; plain http goes nowhere else. */
function proxyFor(environment: string): URL | undefined {
  const url = new URL(environment)
  if (url.protocol !== 'https:' || isLoopback(url.hostname)) return undefined
  const written = getProxyForUrl(environment)
  if (written === '') return undefined
  // Without a scheme it is a plain proxy, as for other programs; the library adds the scheme of the target.
  const withScheme = isSchemeWritten() ? written : written.replace(/^https:\/\//, 'http://')
  if (!URL.canParse(withScheme)) {
    throw new TenantError('network', 'the proxy setting in HTTPS_PROXY is not a URL', {
      hint: 'set it to http://host:port',
    })
  }
  return new URL(withScheme)
}

function isSchemeWritten(): boolean {
  const { https_proxy, HTTPS_PROXY, all_proxy, ALL_PROXY } = process.env
  return (https_proxy || HTTPS_PROXY || all_proxy || ALL_PROXY || '').includes('://')
}

/** A proxy's own response instead of a connection. The library passes it on as if the target had sent it. */
export class ProxyRefusal extends Error {
  readonly status: number

  constructor(status: number) {
    super(`the proxy returned status ${status}`)
    this.name = 'ProxyRefusal'
    this.status = status
  }
}

class TellingProxyAgent extends HttpsProxyAgent<string> {
  override connect(
    request: ClientRequest,
    options: Parameters<HttpsProxyAgent<string>['connect']>[1],
  ): ReturnType<HttpsProxyAgent<string>['connect']> {
    request.once('proxyConnect', ({ statusCode }: { readonly statusCode: number }) => {
      if (statusCode !== 200) request.destroy(new ProxyRefusal(statusCode))
    })
    return super.connect(request, options)
  }
}

function throughProxy(proxy: URL, tls: { readonly ca?: readonly string[] }): HttpAgent {
  const agent = new TellingProxyAgent(proxy, { keepAlive: true })
  // The agent's own TLS options are for the proxy; those of the target come with each connection.
  Object.assign(agent.options, tls)
  return agent
}

/** Whether a host name stands for this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname)
}
