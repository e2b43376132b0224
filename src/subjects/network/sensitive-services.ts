/** Services that should not be exposed to the internet. SSH and RDP have policies of their own. */
import type { Service } from './network.ts'

function tcp(name: string, ...ports: readonly number[]): readonly Service[] {
  return ports.map((port) => ({ name, port, protocols: ['tcp'] }))
}

function udp(name: string, ...ports: readonly number[]): readonly Service[] {
  return ports.map((port) => ({ name, port, protocols: ['udp'] }))
}

function both(name: string, ...ports: readonly number[]): readonly Service[] {
  return ports.map((port) => ({ name, port, protocols: ['tcp', 'udp'] }))
}

/** The best known first: a label names the first few. Ports are the vendors' defaults. */
export const SENSITIVE_SERVICES: readonly Service[] = [
  ...tcp('MySQL', 3306),
  ...tcp('PostgreSQL', 5432),
  ...tcp('SQL Server', 1433),
  ...udp('SQL Server Browser', 1434),
  ...tcp('Oracle Database', 1521, 2483, 2484),
  ...tcp('MongoDB', 27017, 27018, 27019),
  ...tcp('Redis', 6379),
  ...both('Memcached', 11211),
  ...tcp('Elasticsearch', 9200, 9300),
  ...tcp('Redshift', 5439),
  ...tcp('Cassandra', 7000, 7001, 7199, 9042, 9160),
  ...tcp('CouchDB', 5984),
  ...tcp('Neo4j', 7473, 7474, 7687),
  ...tcp('Db2', 50000),
  ...tcp('InfluxDB', 8086),
  ...tcp('Kibana', 5601),
  ...tcp('CIFS', 445),
  ...tcp('NFS', 2049),
  ...tcp('FTP', 20, 21),
  ...tcp('Telnet', 23),
  ...udp('NetBIOS', 137, 138),
  ...tcp('NetBIOS', 139),
  ...tcp('Windows RPC', 135),
  ...tcp('WinRM', 5985, 5986),
  ...tcp('VNC', 5500, 5900, 5901),
  ...both('LDAP', 389),
  ...both('DNS', 53),
  ...udp('SNMP', 161),
  ...tcp('rsync', 873),
  ...tcp('remote shell', 512, 513, 514),
  ...tcp('Docker', 2375, 2376),
  ...tcp('etcd', 2379, 2380),
  ...tcp('Kubernetes API', 6443),
  ...tcp('kubelet', 10250, 10255),
  ...tcp('ZooKeeper', 2181),
  ...tcp('Hadoop', 8020, 9870, 50070),
  ...tcp('Consul', 8500),
  ...tcp('Salt', 4505, 4506),
  ...tcp('RabbitMQ management', 15672),
]
