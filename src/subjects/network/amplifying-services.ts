/**
 * Services that answer a small UDP packet with much larger ones, whoever its sender claims to be. The protocols are those
 * of https://www.us-cert.gov/ncas/alerts/TA14-017A but for games and file sharing; ports are those of the protocols.
 */
import type { Service } from './network.ts'

function udp(name: string, port: number): Service {
  return { name, port, protocols: ['udp'] }
}

/** The best known first: a label names the first few. */
export const AMPLIFYING_SERVICES: readonly Service[] = [
  udp('DNS', 53),
  udp('NTP', 123),
  udp('SNMP', 161),
  udp('LDAP', 389),
  udp('SSDP', 1900),
  udp('Memcached', 11211),
  udp('NetBIOS', 137),
  udp('Portmap', 111),
  udp('TFTP', 69),
  udp('mDNS', 5353),
  udp('CharGEN', 19),
  udp('QOTD', 17),
  udp('RIP', 520),
]
