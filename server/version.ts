import { readFileSync } from 'node:fs'
import path from 'node:path'
import { folders } from './assets/folders.ts'

/** The version of MedGuard, from package.json. */
export function version(): string {
  const text = readFileSync(path.join(folders.project, 'package.json'), 'utf8')
  const { version: current }: { version: string } = JSON.parse(text)
  return current
}
