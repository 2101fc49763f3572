import { Client, escapeLiteral } from 'pg'
import { hasCode } from './system-error.ts'
import { ownerRole } from './cluster.ts'
import type { RolePasswords } from './passwords.ts'

const databaseName = 'medguard'

/** The name of the role that serves requests: it reads and writes rows and changes no table. */
export const appRole = 'medguard_app'

/** How each role reaches the database. The URLs hold passwords. */
export type DatabaseUrls = { ownerUrl: string; appUrl: string }

/** The URLs of the database that listens on `port`. */
export function databaseUrls(port: number, passwords: RolePasswords): DatabaseUrls {
  return {
    ownerUrl: urlOf(ownerRole, passwords.owner, port, databaseName),
    appUrl: urlOf(appRole, passwords.app, port, databaseName),
  }
}

/** Makes what is missing of the database and the ordinary role, and sets the rights of that role again. */
export async function prepareRoles(port: number, passwords: RolePasswords): Promise<void> {
  const owner = await connectToDatabase(port, passwords)
  try {
    await owner.query(await rightsOfAppRole(owner, passwords.app))
  } finally {
    await owner.end()
  }
}

async function connectToDatabase(port: number, passwords: RolePasswords): Promise<Client> {
  try {
    return await connect(databaseUrls(port, passwords).ownerUrl)
  } catch (error) {
    const unknownDatabase = '3D000'
    if (!hasCode(error, unknownDatabase)) throw error
  }
  const maintenance = await connect(urlOf(ownerRole, passwords.owner, port, 'postgres'))
  try {
    await maintenance.query(`create database ${databaseName}`)
  } finally {
    await maintenance.end()
  }
  return connect(databaseUrls(port, passwords).ownerUrl)
}

async function rightsOfAppRole(owner: Client, password: string): Promise<string> {
  const { rowCount } = await owner.query('select from pg_roles where rolname = $1', [appRole])
  return `
    ${rowCount ? 'alter' : 'create'} role ${appRole} login nosuperuser nocreatedb nocreaterole
      password ${escapeLiteral(password)};
    revoke all on database ${databaseName} from public;
    grant connect on database ${databaseName} to ${appRole};
    revoke create on schema public from public;
  `
}

async function connect(url: string): Promise<Client> {
  const client = new Client(url)
  await client.connect()
  return client
}

function urlOf(role: string, password: string, port: number, database: string): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`
}
