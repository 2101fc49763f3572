import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { readFileIfAny } from './existing-file.ts'
import { keepPrivateFile } from './private-file.ts'

export type RolePasswords = { owner: string; app: string }

/** The passwords of both roles; made at the first start, 24 random bytes each, in files of mode 0600. */
export async function keepPasswords(dataFolder: string): Promise<RolePasswords> {
  const [owner, app] = await Promise.all(
    files(dataFolder).map((file) => keepPrivateFile(file, `${randomBytes(24).toString('base64url')}\n`)),
  )
  return toPasswords(owner, app)
}

/** The passwords that were kept; undefined before the first start. */
export async function readPasswords(dataFolder: string): Promise<RolePasswords | undefined> {
  const [owner, app] = await Promise.all(files(dataFolder).map(readFileIfAny))
  return owner && app ? toPasswords(owner, app) : undefined
}

function files(dataFolder: string): string[] {
  return ['owner', 'app'].map((role) => path.join(dataFolder, `postgres-${role}-password`))
}

function toPasswords(owner = '', app = ''): RolePasswords {
  return { owner: owner.trim(), app: app.trim() }
}
